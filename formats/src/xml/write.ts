const unsafe = /[&<>"]|[^\P{Cc}\n\t]/gu
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for an element or a quoted attribute; control characters, which XML cannot hold, are left out. */
export const xmlText = (text: string): string => text.replaceAll(unsafe, (found) => escapes[found] ?? '')

/** Attribute values lose line breaks when they are read, unless they are written as references. */
export const xmlAttribute = (text: string): string => xmlText(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')

export const cdata = (text: string): string =>
  `<![CDATA[${text.replaceAll(/[^\P{Cc}\n\t]/gu, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** An element with content that is already XML. */
export function tag(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${xmlAttribute(String(value))}"`]))
    .join('')
  return content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join('')}</${name}>`
}
