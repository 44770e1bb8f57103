const code = /(`+)[^`]*\1/g
const signs = [
  /\*(?=[^\s*])[^*\n]*[^\s*\\]\*/,
  /(?<![\p{L}\p{N}_])_{1,2}(?=[^\s_])[^_\n]*[^\s_\\]_{1,2}(?![\p{L}\p{N}_])/u,
  /~~(?=[^\s~])[^~\n]*[^\s~]~~/,
  /(?<!\\)\$(?=[^\s$])[^$\n]*[^\s$\\]\$/,
]

/** Whether signs in a text would be read as emphasis or maths, which its writer may not have meant. By its looks: it is a hint. */
export function hasSigns(markdown: string): boolean {
  if (!/[*_~$]/.test(markdown)) return false
  const text = markdown.replaceAll(code, '')
  return signs.some((sign) => sign.test(text))
}
