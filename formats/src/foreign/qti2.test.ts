import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { readQti } from '../qti/index.ts'
import type { Option } from '../question/index.ts'

const declaration = (attributes: string, right = '', more = '') =>
  `<responseDeclaration identifier="RESPONSE" ${attributes}>${right === '' ? '' : `<correctResponse>${right}</correctResponse>`}${more}</responseDeclaration>`
const isOne = 'cardinality="single" baseType="identifier"'
const isSet = 'cardinality="multiple" baseType="identifier"'
const choices = (ids: readonly string[], attributes = 'maxChoices="1" shuffle="false"') =>
  `<choiceInteraction responseIdentifier="RESPONSE" ${attributes}><prompt>Which?</prompt>${ids.map((id) => `<simpleChoice identifier="${id}">Text ${id}</simpleChoice>`).join('')}</choiceInteraction>`
const item = (head: string, body: string, processing = '') =>
  `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="q" title="T">${head}<itemBody>${body}</itemBody>${processing}</assessmentItem>`
const rules = (inner: string) => `<responseProcessing>${inner}</responseProcessing>`
const branch = (test: string, score: number, name = 'responseIf') =>
  `<${name}>${test}<setOutcomeValue identifier="SCORE"><baseValue baseType="float">${score}</baseValue></setOutcomeValue></${name}>`
const given = '<variable identifier="RESPONSE"/>'
const base = (value: string, type = 'identifier') => `<baseValue baseType="${type}">${value}</baseValue>`
const is = (value: string) => `<match>${given}${base(value)}</match>`
const condition = (...branches: string[]) => `<responseCondition>${branches.join('')}</responseCondition>`

const read = (xml: string) => expectOk(readQti(xml))
const one = (xml: string) => {
  const { set, fidelity } = read(xml)
  const [question] = set.questions
  return { question, notes: fidelity[0]?.notes.map(({ code }) => code) ?? [], outcome: fidelity[0]?.outcome }
}
const credits = (options: readonly Option[] | undefined) => options?.map(({ credit }) => credit)
const optionsOf = (xml: string) => {
  const { item: found } = one(xml).question ?? {}
  return found?.kind === 'single' || found?.kind === 'multiple' ? found.options : undefined
}

describe('Q6: QTI 2 as other tools write it, the key', () => {
  test('is found in the conditions where no right response is declared', () => {
    const processing = rules(condition(branch(is('b'), 100)))
    expect(credits(optionsOf(item(declaration(isOne), choices(['a', 'b', 'c']), processing)))).toEqual([0, 100, 0])
  })
  test('is what the conditions mark, not what is declared beside them', () => {
    const processing = rules(
      condition(
        branch(is('c'), 1),
        branch('<not><isNull><variable identifier="RESPONSE"/></isNull></not>', 0, 'responseElseIf'),
      ),
    )
    expect(
      credits(optionsOf(item(declaration(isOne, '<value>a</value>'), choices(['a', 'b', 'c']), processing))),
    ).toEqual([0, 0, 100])
  })
  test('keeps partial credit of one choice', () => {
    const processing = rules(condition(branch(is('a'), 2), branch(is('b'), 1, 'responseElseIf')))
    expect(credits(optionsOf(item(declaration(isOne), choices(['a', 'b', 'c']), processing)))).toEqual([100, 50, 0])
  })
  test('follows a sum with another outcome', () => {
    const most =
      '<outcomeDeclaration identifier="MAXSCORE" cardinality="single" baseType="float"><defaultValue><value>4</value></defaultValue></outcomeDeclaration>'
    const processing = rules(
      condition(
        `<responseIf><match>${given}<correct identifier="RESPONSE"/></match><setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/><variable identifier="MAXSCORE"/></sum></setOutcomeValue></responseIf>`,
      ),
    )
    const { question } = one(item(declaration(isOne, '<value>b</value>') + most, choices(['a', 'b']), processing))
    expect(question?.points).toBe(4)
    expect(question?.item).toMatchObject({ kind: 'single', options: [{ credit: 0 }, { credit: 100 }] })
  })
  test('of several options is the smallest set that earns the most', () => {
    const both = `<and><member>${base('a')}${given}</member><member>${base('c')}${given}</member><not><member>${base('b')}${given}</member></not></and>`
    const { question } = one(
      item(declaration(isSet), choices(['a', 'b', 'c'], 'maxChoices="0"'), rules(condition(branch(both, 1)))),
    )
    expect(question?.item).toMatchObject({
      kind: 'multiple',
      scoring: 'all-or-nothing',
      options: [{ credit: 50 }, { credit: 0 }, { credit: 50 }],
    })
  })
  test('of several options with a bonus for all of them is marked all or nothing, with a note', () => {
    const mapping =
      '<mapping lowerBound="0" defaultValue="-2"><mapEntry mapKey="a" mappedValue="2"/><mapEntry mapKey="b" mappedValue="2"/></mapping>'
    const processing = rules(
      `<setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/></setOutcomeValue>${condition(branch(`<match>${given}<correct identifier="RESPONSE"/></match>`, 5))}`,
    )
    const xml = item(
      declaration(isSet, '<value>a</value><value>b</value>', mapping),
      choices(['a', 'b', 'c'], 'maxChoices="0"'),
      processing,
    )
    expect(credits(optionsOf(xml))).toEqual([50, 50, 0])
    expect(one(xml).notes).toContain('scoring')
  })
  test('and what a wrong option costs are kept where a condition stands around the mapping', () => {
    const mapping =
      '<mapping lowerBound="0" defaultValue="0"><mapEntry mapKey="a" mappedValue="1"/><mapEntry mapKey="b" mappedValue="1"/><mapEntry mapKey="c" mappedValue="-1"/></mapping>'
    const processing = rules(
      condition(
        branch(`<isNull>${given}</isNull>`, 0),
        '<responseElse><setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/></setOutcomeValue></responseElse>',
      ),
    )
    const xml = item(
      declaration(isSet, '<value>a</value><value>b</value>', mapping),
      choices(['a', 'b', 'c'], 'maxChoices="0"'),
      processing,
    )
    expect(credits(optionsOf(xml))).toEqual([50, 50, -50])
  })
  test('that is nowhere is refused in words', () => {
    const { fidelity } = read(item(declaration(isOne), choices(['a', 'b'])))
    expect(fidelity[0]?.notes).toEqual([{ code: 'no-key', words: 'its file does not say which answer is right' }])
  })
  test.each([
    ['http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct'],
    ['https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml'],
    ['rptemplates/match_correct.xml'],
  ])('is the declared one with the template %s', (template) => {
    const mapping = '<mapping><mapEntry mapKey="a" mappedValue="1"/></mapping>'
    const xml = item(
      declaration(isOne, '<value>b</value>', mapping),
      choices(['a', 'b']),
      `<responseProcessing template="${template}"/>`,
    )
    expect(credits(optionsOf(xml))).toEqual([0, 100])
  })
})

describe('Q6: QTI 2 as other tools write it, texts', () => {
  test('feedback within the body is never part of what a taker reads', () => {
    const solution =
      '<feedbackBlock outcomeIdentifier="FEEDBACK" identifier="SOLUTION" showHide="show"><p>It is b.</p></feedbackBlock>'
    const inline =
      '<p>Look. <feedbackInline outcomeIdentifier="FEEDBACK" identifier="WRONG" showHide="show">No, it is b.</feedbackInline></p>'
    const { question, notes } = one(
      item(declaration(isOne, '<value>b</value>'), `${inline}${choices(['a', 'b'])}${solution}`),
    )
    expect(question?.stem).toBe('Look.\n\nWhich?')
    expect(question?.explanation).toBe('It is b.')
    expect(notes).toEqual(['combined-feedback-dropped'])
  })
  test('feedback that a choice alone shows becomes its reason, feedback that all show the explanation', () => {
    const feedback = (id: string, text: string) =>
      `<modalFeedback outcomeIdentifier="SEEN" identifier="${id}" showHide="show">${text}</modalFeedback>`
    const show = (id: string) =>
      `<setOutcomeValue identifier="SEEN"><multiple><variable identifier="SEEN"/>${base(id)}</multiple></setOutcomeValue>`
    const processing = rules(
      `${show('all')}<responseCondition><responseIf>${is('a')}${show('f1')}</responseIf><responseElseIf>${is('b')}${show('f2')}<setOutcomeValue identifier="SCORE">${base('1', 'float')}</setOutcomeValue></responseElseIf></responseCondition>`,
    )
    const xml = `${item(declaration(isOne), choices(['a', 'b', 'c']), processing).replace('</assessmentItem>', '')}${feedback('f1', 'Too small.')}${feedback('f2', 'Just so.')}${feedback('all', 'See chapter 2.')}</assessmentItem>`
    const { question, outcome } = one(xml)
    expect(outcome).toBe('exact')
    expect(question?.explanation).toBe('See chapter 2.')
    expect(optionsOf(xml)?.map(({ reason }) => reason)).toEqual(['Too small.', 'Just so.', undefined])
  })
  test('instructions for candidates stay, those for scorers go', () => {
    const rubrics =
      '<rubricBlock view="candidate"><p>Read slowly.</p></rubricBlock><rubricBlock view="scorer tutor"><p>It is b.</p></rubricBlock>'
    expect(one(item(declaration(isOne, '<value>b</value>'), rubrics + choices(['a', 'b']))).question?.stem).toBe(
      'Read slowly.\n\nWhich?',
    )
  })
  test('prefixes, a document type, a broken declaration and entities of HTML are no obstacle', () => {
    const xml = item(
      declaration(isOne, '<value><![CDATA[ b ]]></value>'),
      choices(['a', 'b']).replace('Which?', 'Caf&eacute;&nbsp;?'),
    )
    const prefixed = xml.replaceAll(/<(\/?)([a-z])/gi, '<$1imsqti:$2').replaceAll(/<(\/?)imsqti:!/g, '<$1!')
    const foreign = `\ufeff<?xml version="1.0"encoding="UTF-8"?>\r\n<!DOCTYPE assessmentItem SYSTEM "imsqti_v2p1.dtd">\r\n${prefixed}`
    expect(one(foreign).question?.stem).toBe('Café\u00a0?')
    expect(credits(optionsOf(foreign))).toEqual([0, 100])
  })
  test('MathML becomes TeX, by its own annotation or by its shape', () => {
    const power = '<m:math><m:msup><m:mi>e</m:mi><m:mn>2</m:mn></m:msup></m:math>'
    const fraction =
      '<math alttext="one over x"><semantics><mfrac><mn>1</mn><mi>x</mi></mfrac><annotation encoding="LaTeX">\\(\\frac{1}{x}\\)</annotation></semantics></math>'
    const { question } = one(
      item(declaration(isOne, '<value>b</value>'), `<p>${power} and ${fraction}</p>${choices(['a', 'b'])}`),
    )
    expect(question?.stem).toBe('${e}^{2}$ and $\\frac{1}{x}$\n\nWhich?')
  })
  test('an option that keeps its place keeps the order', () => {
    const last = choices(['a', 'b', 'c'], 'shuffle="true" maxChoices="1"').replace(
      'identifier="c"',
      'identifier="c" fixed="true"',
    )
    const { question, notes } = one(item(declaration(isOne, '<value>a</value>'), last))
    expect(question?.item).toMatchObject({ shuffle: false })
    expect(notes).toEqual(['order-of-options'])
  })
})

describe('Q6: QTI 2 as other tools write it, what is typed, ordered and paired', () => {
  const number = (right: string, processing: string) =>
    one(
      item(
        declaration('cardinality="single" baseType="float"', right),
        '<p>x = <textEntryInteraction responseIdentifier="RESPONSE"/></p>',
        processing,
      ),
    ).question?.item
  const equal = (attributes: string, value: string) => `<equal ${attributes}>${given}${value}</equal>`
  test.each([
    [
      'relative',
      equal('toleranceMode="relative" tolerance="5 5"', base('200', 'float')),
      { value: 200, tolerance: 10 },
    ],
    ['two-sided', equal('toleranceMode="absolute" tolerance="1 3"', base('10', 'float')), { value: 11, tolerance: 2 }],
    ['exact', equal('toleranceMode="exact"', '<correct identifier="RESPONSE"/>'), { value: 7.389, tolerance: 0 }],
    [
      'rounded',
      `<equalRounded roundingMode="decimalPlaces" figures="2">${given}<correct identifier="RESPONSE"/></equalRounded>`,
      { value: 7.389, tolerance: 0.005 },
    ],
    [
      'a range',
      `<and><gte>${given}${base('3', 'float')}</gte><lte>${given}${base('5', 'float')}</lte></and>`,
      { value: 4, tolerance: 1 },
    ],
  ])('a number within %s bounds', (_, test, answer) => {
    expect(number('<value>7.389</value>', rules(condition(branch(test, 1))))).toEqual({
      kind: 'numeric',
      answers: [{ ...answer, credit: 100 }],
    })
  })
  test('a tolerance that is no number is refused', () => {
    const test = equal('toleranceMode="absolute" tolerance="delta"', base('4', 'float'))
    const xml = item(
      declaration('cardinality="single" baseType="float"'),
      '<p>x = <textEntryInteraction responseIdentifier="RESPONSE"/></p>',
      rules(condition(branch(test, 1))),
    )
    expect(one(xml).notes).toEqual(['unclear-tolerance'])
  })
  test('a number within a branch behind an else', () => {
    const inner = condition(
      branch(`<isNull>${given}</isNull>`, 0),
      `<responseElse>${condition(branch(equal('toleranceMode="absolute" tolerance="1"', base('4', 'float')), 1))}</responseElse>`,
    )
    expect(number('', rules(inner))).toMatchObject({ answers: [{ value: 4, tolerance: 1 }] })
  })
  test('texts that conditions compare with, whatever their case', () => {
    const match = (value: string) => `<stringMatch caseSensitive="false">${given}${base(value, 'string')}</stringMatch>`
    const processing = rules(condition(branch(match('Paris'), 10), branch(match('Paname'), 5, 'responseElseIf')))
    const xml = item(
      declaration('cardinality="single" baseType="string"'),
      '<p>Where?</p><extendedTextInteraction responseIdentifier="RESPONSE"/>',
      processing,
    )
    expect(one(xml).question?.item).toEqual({
      kind: 'text',
      caseSensitive: false,
      answers: [
        { text: 'Paris', credit: 100 },
        { text: 'Paname', credit: 50 },
      ],
    })
  })
  test('an order whose second best is told', () => {
    const order = (ids: string) =>
      `<match>${given}<ordered>${Array.from(ids, (id) => base(id)).join('')}</ordered></match>`
    const steps =
      '<orderInteraction responseIdentifier="RESPONSE"><prompt>Order.</prompt><simpleChoice identifier="a">A</simpleChoice><simpleChoice identifier="b">B</simpleChoice></orderInteraction>'
    const xml = item(
      declaration('cardinality="ordered" baseType="identifier"'),
      steps,
      rules(condition(branch(order('ab'), 1), branch(order('ba'), 2, 'responseElseIf'))),
    )
    expect(one(xml).question?.item).toMatchObject({ steps: [{ text: 'B' }, { text: 'A' }] })
    expect(one(xml).notes).toEqual(['scoring'])
  })
  const side = (...ids: string[]) =>
    `<simpleMatchSet>${ids.map((id) => `<simpleAssociableChoice identifier="${id}" matchMax="0">${id}</simpleAssociableChoice>`).join('')}</simpleMatchSet>`
  const pairsXml = (inner: string, ...pairs: string[]) =>
    item(
      declaration(
        'cardinality="multiple" baseType="directedPair"',
        pairs.map((pair) => `<value>${pair}</value>`).join(''),
      ),
      inner,
      '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>',
    )
  test('categories that take several answers change sides with them', () => {
    const { question, notes } = one(
      pairsXml(
        `<matchInteraction responseIdentifier="RESPONSE"><prompt>Sort.</prompt>${side('fruit', 'root')}${side('apple', 'beet', 'pear')}</matchInteraction>`,
        'fruit apple',
        'root beet',
        'fruit pear',
      ),
    )
    expect(question?.item).toMatchObject({
      pairs: [
        { prompt: 'apple', answer: 'fruit' },
        { prompt: 'beet', answer: 'root' },
        { prompt: 'pear', answer: 'fruit' },
      ],
    })
    expect(notes).toEqual(['sides-changed'])
  })
  test('pairs within one list become prompts and answers', () => {
    const list =
      '<associateInteraction responseIdentifier="RESPONSE"><prompt>Pair.</prompt>' +
      side('dog', 'cat', 'canine', 'feline').replaceAll(/<\/?simpleMatchSet>/g, '') +
      '</associateInteraction>'
    const { question, notes } = one(pairsXml(list, 'dog canine', 'cat feline'))
    expect(question?.item).toMatchObject({
      pairs: [
        { prompt: 'dog', answer: 'canine' },
        { prompt: 'cat', answer: 'feline' },
      ],
      distractors: [],
    })
    expect(notes).toEqual(['one-list'])
  })
  test('a question that draws its numbers is refused, also where a right answer is declared', () => {
    const drawn = '<templateDeclaration identifier="n" cardinality="single" baseType="integer"/>'
    expect(one(item(declaration(isOne, '<value>a</value>') + drawn, choices(['a', 'b']))).notes).toEqual(['template'])
  })
})
