/** An answer for reading: names and values, lists as dashes. JSON is one `--json` away. */
export function plainText(value: unknown, indent = ''): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return `${indent}(none)\n`
    return value.map((each: unknown) => `${indent}- ${plainText(each, `${indent}  `).trimStart()}`).join('')
  }
  if (typeof value !== 'object' || value === null) return `${indent}${scalar(value)}\n`
  const entries = Object.entries(value)
  if (entries.length === 0) return `${indent}done\n`
  return entries.map(([name, inner]) => `${indent}${name}:${below(inner, indent)}`).join('')
}

function below(value: unknown, indent: string): string {
  const simple = typeof value !== 'object' || value === null
  if (simple) return ` ${scalar(value)}\n`
  const empty = Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0
  return empty ? ' (none)\n' : `\n${plainText(value, `${indent}  `)}`
}

const scalar = (value: unknown): string =>
  value === null ? '-' : typeof value === 'string' ? value : JSON.stringify(value)
