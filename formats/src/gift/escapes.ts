/** Characters that GIFT escapes travel as private ones until the structure is read. */
const escaped = ['\\', '~', '=', '#', '{', '}', ':', '\n']
const base = 0xe010

export const hideEscapes = (text: string): string =>
  text
    .replaceAll(/[\ue010-\ue017]/g, '')
    .replaceAll(/\\([\\~=#{}:n])/g, (_, char: string) => stand(char === 'n' ? '\n' : char))

const stand = (char: string): string => String.fromCharCode(base + escaped.indexOf(char))

export const showEscapes = (text: string): string =>
  text.replaceAll(/[\ue010-\ue017]/g, (found) => escaped[found.charCodeAt(0) - base] ?? '')

/** Text that GIFT reads back as it was, on one line. */
export const escapeGift = (text: string): string =>
  text.replaceAll(/[\\~=#{}:]/g, (found) => `\\${found}`).replaceAll('\n', '\\n')
