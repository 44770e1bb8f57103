import { describe, expect, test } from 'vitest'
import {
  declaration,
  isOne,
  isSet,
  choices,
  item,
  rules,
  branch,
  given,
  base,
  is,
  condition,
  read,
  one,
  credits,
  optionsOf,
} from './qti2.fixture.ts'

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
