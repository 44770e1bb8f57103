import { expectOk } from '@cadre/kernel'
import { readQti } from '../qti/index.ts'
import type { Option } from '../question/index.ts'

export const declaration = (attributes: string, right = '', more = '') =>
  `<responseDeclaration identifier="RESPONSE" ${attributes}>${right === '' ? '' : `<correctResponse>${right}</correctResponse>`}${more}</responseDeclaration>`
export const isOne = 'cardinality="single" baseType="identifier"'
export const isSet = 'cardinality="multiple" baseType="identifier"'
export const choices = (ids: readonly string[], attributes = 'maxChoices="1" shuffle="false"') =>
  `<choiceInteraction responseIdentifier="RESPONSE" ${attributes}><prompt>Which?</prompt>${ids.map((id) => `<simpleChoice identifier="${id}">Text ${id}</simpleChoice>`).join('')}</choiceInteraction>`
export const item = (head: string, body: string, processing = '') =>
  `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="q" title="T">${head}<itemBody>${body}</itemBody>${processing}</assessmentItem>`
export const rules = (inner: string) => `<responseProcessing>${inner}</responseProcessing>`
export const branch = (test: string, score: number, name = 'responseIf') =>
  `<${name}>${test}<setOutcomeValue identifier="SCORE"><baseValue baseType="float">${score}</baseValue></setOutcomeValue></${name}>`
export const given = '<variable identifier="RESPONSE"/>'
export const base = (value: string, type = 'identifier') => `<baseValue baseType="${type}">${value}</baseValue>`
export const is = (value: string) => `<match>${given}${base(value)}</match>`
export const condition = (...branches: string[]) => `<responseCondition>${branches.join('')}</responseCondition>`

export const read = (xml: string) => expectOk(readQti(xml))
export const one = (xml: string) => {
  const { set, fidelity } = read(xml)
  const [question] = set.questions
  return { question, notes: fidelity[0]?.notes.map(({ code }) => code) ?? [], outcome: fidelity[0]?.outcome }
}
export const credits = (options: readonly Option[] | undefined) => options?.map(({ credit }) => credit)
export const optionsOf = (xml: string) => {
  const { item: found } = one(xml).question ?? {}
  return found?.kind === 'single' || found?.kind === 'multiple' ? found.options : undefined
}
