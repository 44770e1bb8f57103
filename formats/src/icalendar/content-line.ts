/** One property of an iCalendar object before it is folded: name, parameters, value already in its type's form. */
export type ContentLine = string

const octetsPerLine = 75

/** Control characters that RFC 5545 allows in no value; without them no value can begin a line of its own. */
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g

/** TEXT (RFC 5545 section 3.3.11): backslash, semicolon, comma and line breaks are escaped. */
export const textValue = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(controls, '')
    .replaceAll(/[\\;,]/g, (c) => `\\${c}`)
    .replaceAll('\n', '\\n')

/** URI and CAL-ADDRESS: what no URI may hold is percent-encoded, so that it cannot break the line. */
export const uriValue = (uri: string): string =>
  uri.replaceAll(/[\s"<>\\^`{|}]/gu, (c) => encodeURIComponent(c)).replaceAll(controls, '')

/** A parameter in quotes (RFC 5545 section 3.2), with the escapes of RFC 6868 for quotes, carets and line breaks. */
export const quoted = (value: string): string =>
  `"${value
    .replaceAll('^', '^^')
    .replaceAll('"', "^'")
    .replaceAll(/\r\n?|\n/g, '^n')
    .replaceAll(controls, '')}"`

/** `NAME;PARAMETER=value:value`. Parameters come ready: quoted where they hold free text. */
export function property(name: string, value: string, parameters: Readonly<Record<string, string>> = {}): ContentLine {
  const written = Object.entries(parameters).map(([key, parameter]) => `;${key}=${parameter}`)
  return `${name}${written.join('')}:${value}`
}

/**
 * The lines as one stream: each at most 75 octets, continued after CRLF and a space, never inside a character (RFC 5545
 * section 3.1), every line ended by CRLF.
 */
export const folded = (lines: readonly ContentLine[]): string => lines.map((line) => `${foldedLine(line)}\r\n`).join('')

function foldedLine(line: ContentLine): string {
  let written = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > octetsPerLine) {
      written += '\r\n '
      octets = 1
    }
    written += character
    octets += size
  }
  return written
}

/** Length in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
