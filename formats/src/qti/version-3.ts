const qtiNames = new Set([
  'assessmentItem', 'responseDeclaration', 'correctResponse', 'mapping', 'mapEntry', 'value', 'outcomeDeclaration', 'defaultValue',
  'itemBody', 'responseProcessing', 'responseCondition', 'responseIf', 'responseElseIf', 'setOutcomeValue', 'mapResponse', 'match',
  'variable', 'correct', 'equal', 'baseValue', 'modalFeedback', 'choiceInteraction', 'simpleChoice', 'orderInteraction',
  'matchInteraction', 'simpleMatchSet', 'simpleAssociableChoice', 'textEntryInteraction',
]) // prettier-ignore

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** An item that we wrote in the names of QTI 2, in those of QTI 3. Our writer escapes every `>` outside of tags. */
export const asVersion3 = (xml: string): string =>
  xml.replaceAll(/<(\/?)([a-zA-Z]+)((?: [a-zA-Z]+="[^"]*")*)(\/?)>/g, (whole, ...parts: string[]) => {
    const [close = '', name = '', attributes = '', empty = ''] = parts
    if (!qtiNames.has(name)) return whole
    const written = attributes.replaceAll(/ ([a-zA-Z]+)="/g, (_, key: string) => ` ${kebab(key)}="`)
    const isFeedback = name === 'modalFeedback'
    const inside = isFeedback ? (close === '' ? '<qti-content-body>' : '') : ''
    const before = isFeedback && close === '/' ? '</qti-content-body>' : ''
    return `${before}<${close}qti-${kebab(name)}${written}${empty}>${inside}`
  })
