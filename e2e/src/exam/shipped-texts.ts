/** A text of a bank file, and whether it says what is right or why. */
export type ShippedText = { readonly isKey: boolean; readonly text: string }

const keyNames = new Set(['reason', 'explanation', 'why'])
const field = /^(\s*)(?:- )?([a-zA-Z]+):(?:\s+(.*))?$/

/**
 * The texts of a bank file by the name of their field, without the product's own reader: a fault of that reader must not hide
 * a text from whoever looks for it. Lines of a block belong to the field above them.
 */
export function questionsIn(yaml: string): ShippedText[] {
  const texts: { isKey: boolean; text: string }[] = []
  for (const line of yaml.split('\n')) {
    const [, , name = '', rest = ''] = field.exec(line) ?? []
    if (name !== '') texts.push({ isKey: keyNames.has(name), text: rest.replace(/^[|>][+-]?$/, '') })
    else {
      const last = texts.at(-1)
      if (last) last.text += ` ${line.trim()}`
    }
  }
  return texts
}
