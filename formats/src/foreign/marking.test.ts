import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { readQti } from '../qti/index.ts'
import { given, rules as processing } from './qti2.fixture.ts'

const read = (xml: string) => {
  const { set, fidelity } = expectOk(readQti(xml))
  const [line] = fidelity
  return { item: set.questions[0]?.item, outcome: line?.outcome, notes: line?.notes.map(({ code }) => code) ?? [] }
}
const creditsOf = (xml: string) => {
  const { item } = read(xml)
  return item?.kind === 'single' || item?.kind === 'multiple' ? item.options.map(({ credit }) => credit) : item
}

type Parts = {
  readonly right?: string
  readonly outcomes?: string
  readonly rules?: string
  readonly attributes?: string
}
const choice = ({ right = '', outcomes = '', rules = '', attributes = '' }: Parts) =>
  `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="q" title="T"${attributes}>
<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">${right === '' ? '' : `<correctResponse><value>${right}</value></correctResponse>`}</responseDeclaration>
<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>${outcomes}<itemBody><choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>Which medal?</prompt>
${['bronze', 'silver', 'gold'].map((id) => `<simpleChoice identifier="${id}">${id}</simpleChoice>`).join('')}</choiceInteraction></itemBody>${rules}</assessmentItem>`
const set = (identifier: string, value: string, type = 'float') =>
  `<setOutcomeValue identifier="${identifier}"><baseValue baseType="${type}">${value}</baseValue></setOutcomeValue>`
const when = (id: string, then: string, otherwise = '') =>
  `<responseCondition><responseIf><match>${given}<baseValue baseType="identifier">${id}</baseValue></match>${then}</responseIf>${otherwise === '' ? '' : `<responseElse>${otherwise}</responseElse>`}</responseCondition>`
const level = '<outcomeDeclaration identifier="LEVEL" cardinality="single" baseType="integer"/>'
const score = (table: string) =>
  `<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float">${table}</outcomeDeclaration>`
const lookUp = '<lookupOutcomeValue identifier="SCORE"><variable identifier="LEVEL"/></lookupOutcomeValue>'
const levels = when(
  'gold',
  set('LEVEL', '2', 'integer'),
  when('silver', set('LEVEL', '1', 'integer'), set('LEVEL', '0', 'integer')),
)
const withTable = (table: string, rules: string) =>
  choice({ rules, outcomes: level }).replace(/<outcomeDeclaration identifier="SCORE"[^>]*\/>/, score(table))

describe('Q6: marking of QTI 2 by tables', () => {
  test('a table of equal values gives each option what it is worth', () => {
    const entry = (from: number, to: number) => `<matchTableEntry sourceValue="${from}" targetValue="${to}"/>`
    const xml = withTable(
      `<matchTable defaultValue="0">${entry(2, 10)}${entry(1, 4)}</matchTable>`,
      processing(levels + lookUp),
    )
    expect(creditsOf(xml)).toEqual([0, 40, 100])
    expect(read(xml).outcome).toBe('exact')
  })
  test('a table of bounds gives what the highest that is reached is worth', () => {
    const entry = (from: number, to: number, more = '') =>
      `<interpolationTableEntry sourceValue="${from}" targetValue="${to}"${more}/>`
    const table = (highest: string) =>
      `<interpolationTable defaultValue="0">${highest}${entry(0.5, 3)}</interpolationTable>`
    for (const highest of [entry(2, 6), entry(1, 6, ' includeBoundary="false"')])
      expect(creditsOf(withTable(table(highest), processing(levels + lookUp)))).toEqual([0, 50, 100])
  })
  test('an outcome without a table is said, and what is declared is the key', () => {
    const { outcome, notes } = read(choice({ right: 'silver', outcomes: level, rules: processing(levels + lookUp) }))
    expect([outcome, notes]).toEqual(['approximated', ['rules-not-followed']])
    expect(read(choice({ outcomes: level, rules: processing(levels + lookUp) })).notes).toEqual(['no-key'])
  })
})

describe('Q6: marking that is not followed is never a silent key', () => {
  const custom = '<customOperator class="org.example.Judge"><variable identifier="RESPONSE"/></customOperator>'
  test('a program of its own', () => {
    const rules = processing(`<setOutcomeValue identifier="SCORE">${custom}</setOutcomeValue>`)
    const { outcome, notes } = read(choice({ right: 'gold', rules }))
    expect([outcome, notes]).toEqual(['approximated', ['rules-not-followed']])
    expect(creditsOf(choice({ right: 'gold', rules }))).toEqual([0, 0, 100])
  })
  test('a program that only some answers reach takes the key from what is declared', () => {
    const rules = processing(
      when(
        'bronze',
        set('SCORE', '1'),
        when('gold', `<setOutcomeValue identifier="SCORE">${custom}</setOutcomeValue>`),
      ),
    )
    expect(creditsOf(choice({ right: 'gold', rules }))).toEqual([0, 0, 100])
    expect(read(choice({ right: 'gold', rules })).notes).toEqual(['rules-not-followed'])
    expect(read(choice({ rules })).notes).toEqual(['no-key'])
  })
  test('a template that is not one of the standard', () => {
    const rules = '<responseProcessing template="https://example.org/templates/judge"/>'
    expect(read(choice({ right: 'gold', rules })).notes).toEqual(['rules-not-followed'])
  })
  test('a declared answer that earns nothing', () => {
    const rules = processing(when('gold', set('PASSED', '1')))
    expect(read(choice({ right: 'gold', rules })).notes).toEqual(['key-unproven'])
  })
  test('an item that goes on after an answer', () => {
    expect(read(choice({ right: 'gold', attributes: ' adaptive="true"' })).notes).toEqual(['adaptive'])
  })
  test('points on an image are refused in words', () => {
    const xml = `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="q" title="T">
<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="point"><correctResponse><value>40 60</value></correctResponse>
<areaMapping defaultValue="0"><areaMapEntry shape="circle" coords="40,60,9" mappedValue="1"/></areaMapping></responseDeclaration>
<itemBody><selectPointInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>Where is the harbour?</prompt><object data="map.png" type="image/png"/></selectPointInteraction></itemBody>
${processing('<setOutcomeValue identifier="SCORE"><mapResponsePoint identifier="RESPONSE"/></setOutcomeValue>')}</assessmentItem>`
    expect(read(xml)).toMatchObject({ outcome: 'not-imported', notes: ['selectPointInteraction'] })
  })
})

const label = (ident: string, group = '') =>
  `<response_label ident="${ident}"${group === '' ? '' : ` match_group="${group}" match_max="1"`}><material><mattext>${ident}</mattext></material></response_label>`
const pair = (names: string, points = '1', action = 'Add', test = 'varsubset') =>
  `<respcondition continue="Yes"><conditionvar><${test} respident="g">${names}</${test}></conditionvar><setvar action="${action}" varname="SCORE">${points}</setvar></respcondition>`
const moved = (labels: string, rules: string, render = 'render_choice shuffle="Yes"') =>
  `<questestinterop><item ident="i" title="T"><presentation><material><mattext>Which store for which need?</mattext></material><response_grp ident="g" rcardinality="Multiple"><${render}>${labels}</${render.split(' ')[0]}></response_grp></presentation><resprocessing><outcomes><decvar varname="SCORE" maxvalue="2"/></outcomes>${rules}</resprocessing></item></questestinterop>`
const labels = label('files', 'S3,EBS') + label('disks', 'S3,EBS') + label('S3') + label('EBS') + label('SQS')

describe('Q6: things moved to their place in QTI 1.2 (response_grp)', () => {
  const pairs = [
    { prompt: 'files', answer: 'S3' },
    { prompt: 'disks', answer: 'EBS' },
  ]
  test.each([
    ['a pair for each condition', pair('files,S3') + pair('disks,EBS'), 'by-pair'],
    ['named the other way about', pair('S3,files') + pair('EBS,disks'), 'by-pair'],
    [
      'named with blanks',
      pair('files S3', '1', 'Add', 'varequal') + pair('disks EBS', '1', 'Add', 'varequal'),
      'by-pair',
    ],
    [
      'all pairs in one condition',
      '<respcondition><conditionvar><and><varsubset respident="g">files,S3</varsubset><varsubset respident="g">disks,EBS</varsubset></and></conditionvar><setvar action="Set">2</setvar></respcondition>',
      'all-or-nothing',
    ],
  ])('become matching: %s', (_, rules, scoring) => {
    expect(read(moved(labels, rules))).toEqual({
      item: { kind: 'matching', pairs, distractors: ['SQS'], shuffle: true, scoring },
      outcome: 'approximated',
      notes: ['moved'],
    })
  })
  test('which of two is the prompt follows the pairs where the labels do not say it', () => {
    const plain = ['files', 'disks', 'S3', 'EBS'].map((ident) => label(ident)).join('')
    expect(read(moved(plain, pair('files,S3') + pair('disks,EBS'))).item).toMatchObject({ pairs, distractors: [] })
  })
  test.each([
    ['one part has no place', pair('files,S3'), 'render_choice', 'wrong-pairs'],
    [
      'one part has two places',
      pair('files,S3') + pair('files,EBS') + pair('disks,EBS'),
      'render_choice',
      'wrong-pairs',
    ],
    ['nothing says where they belong', '', 'render_choice', 'wrong-pairs'],
    ['the place is on an image', pair('files,S3') + pair('disks,EBS'), 'render_hotspot', 'description'],
  ])('are refused where %s', (_, rules, render, note) => {
    expect(read(moved(labels, rules, render))).toMatchObject({ outcome: 'not-imported', notes: [note] })
  })
})
