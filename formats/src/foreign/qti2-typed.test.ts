import { describe, expect, test } from 'vitest'
import { declaration, isOne, choices, item, rules, branch, given, base, condition, one } from './qti2.fixture.ts'

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
