import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { readQti } from '../qti/index.ts'

const html = (text: string) => `<material><mattext texttype="text/html">${text}</mattext></material>`
const label = (ident: string, text = ident) =>
  `<response_label ident="${ident}"><material><mattext>${text}</mattext></material></response_label>`
const lid = (labels: readonly string[], attributes = 'rcardinality="Single"', ident = 'r', prompt = '') =>
  `<response_lid ident="${ident}" ${attributes}>${prompt}<render_choice>${labels.map((each) => label(each)).join('')}</render_choice></response_lid>`
const equal = (value: string, respident = 'r') => `<varequal respident="${respident}">${value}</varequal>`
const rule = (condition: string, points: string, action = 'Set') =>
  `<respcondition><conditionvar>${condition}</conditionvar><setvar action="${action}" varname="SCORE">${points}</setvar></respcondition>`
const type = (name: string, label_ = 'question_type') =>
  `<itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>${label_}</fieldlabel><fieldentry>${name}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>`
type Parts = {
  readonly head?: string
  readonly body: string
  readonly rules?: string
  readonly decvar?: string
  readonly feedback?: string
}
const item = ({ head = '', body, rules = '', decvar = '<decvar maxvalue="100"/>', feedback = '' }: Parts) =>
  `<item ident="i1" title="T">${head}<presentation>${body}</presentation><resprocessing><outcomes>${decvar}</outcomes>${rules}</resprocessing>${feedback}</item>`
const file = (...items: string[]) =>
  `<questestinterop><assessment ident="a" title="A"><section ident="s">${items.join('')}</section></assessment></questestinterop>`
const read = (parts: Parts) => {
  const { set, fidelity } = expectOk(readQti(file(item(parts))))
  return { question: set.questions[0], notes: fidelity[0]?.notes.map(({ code }) => code) ?? [] }
}
const creditsOf = (parts: Parts) => {
  const { item: found } = read(parts).question ?? {}
  return found?.kind === 'single' || found?.kind === 'multiple' ? found.options.map(({ credit }) => credit) : found
}

describe('Q6: QTI 1.2 as other tools write it, the key', () => {
  test('is the same whether or not the highest score is declared', () => {
    const rules = rule(equal('0'), '0', 'Add') + rule(equal('1'), '2', 'Add') + rule(equal('2'), '1', 'Add')
    const body = html('Q') + lid(['0', '1', '2'])
    expect(creditsOf({ body, rules, decvar: '<decvar varname="SCORE" vartype="integer" defaultval="0"/>' })).toEqual([
      0, 100, 50,
    ])
    expect(creditsOf({ body, rules })).toEqual([0, 100, 50])
  })
  test('of Blackboard is a set in one condition, though one choice is declared', () => {
    const condition = `<and>${equal('a')}<not>${equal('b')}</not>${equal('c')}</and>`
    const rules = rule(condition, 'SCORE.max') + rule('<other/>', '0.0')
    expect(creditsOf({ body: html('Q') + lid(['a', 'b', 'c']), rules, decvar: '<decvar maxvalue="2.0"/>' })).toEqual([
      50, 0, 50,
    ])
  })
  test('of D2L has several values within one not', () => {
    const condition = `${equal('\n b \n')}${equal('d')}<not>${equal('a')}${equal('c')}</not>`
    const body = html('Q') + lid(['a', 'b', 'c', 'd'], 'rcardinality="Multiple"')
    expect(creditsOf({ body, rules: rule(condition, '1', 'Add'), decvar: '<decvar vartype="Integer"/>' })).toEqual([
      0, 50, 0, 50,
    ])
  })
  test('of ILIAS gives points also for what is not chosen', () => {
    const rules = ['a', 'b', 'c']
      .map(
        (id) =>
          rule(equal(id), id === 'b' ? '0' : '1', 'Add') +
          rule(`<not>${equal(id)}</not>`, id === 'b' ? '1' : '0', 'Add'),
      )
      .join('')
    const goingOn = rules.replaceAll('<respcondition>', '<respcondition continue="Yes">')
    const { question } = read({ body: html('Q') + lid(['a', 'b', 'c'], 'rcardinality="Multiple"'), rules: goingOn })
    expect(question?.item).toMatchObject({
      kind: 'multiple',
      options: [{ credit: 50 }, { credit: -50 }, { credit: 50 }],
    })
  })
  test('of an order is the order of its values', () => {
    const rules = rule(equal('b') + equal('c') + equal('a'), '5', 'Add')
    expect(
      read({ body: html('Q') + lid(['a', 'b', 'c'], 'rcardinality="Ordered"'), rules }).question?.item,
    ).toMatchObject({ kind: 'ordering', steps: [{ text: 'b' }, { text: 'c' }, { text: 'a' }] })
  })
  test('of categories is never one of their answers alone', () => {
    const both = (ident: string) => lid(['x', 'y', 'z'], 'rcardinality="Multiple"', ident, html(ident))
    const rules = rule(equal('x', 'A') + equal('y', 'A'), '50', 'Add') + rule(equal('z', 'B'), '50', 'Add')
    const { question, notes } = read({
      head: type('categorization_question'),
      body: html('Sort.') + both('A') + both('B'),
      rules,
    })
    expect(question?.item).toMatchObject({
      pairs: [
        { prompt: 'x', answer: 'A' },
        { prompt: 'y', answer: 'A' },
        { prompt: 'z', answer: 'B' },
      ],
    })
    expect(notes).toEqual(['sides-changed'])
    const leaving = rule(equal('x', 'A'), '50', 'Add') + rule(equal('z', 'B') + equal('x', 'B'), '50', 'Add')
    expect(read({ body: html('Sort.') + both('A') + both('B'), rules: leaving }).notes).toEqual(['wrong-pairs'])
  })
  test('that is nowhere is refused in words', () => {
    expect(read({ body: html('Q') + lid(['a', 'b']) }).notes).toEqual(['no-key'])
  })
})

describe('Q6: QTI 1.2 as other tools write it, texts', () => {
  test('a stem within flows, formatted by Blackboard', () => {
    const stem =
      '<flow class="Block"><flow class="QUESTION_BLOCK"><flow><material><mat_extension><mat_formattedtext type="SMART_TEXT">&lt;b&gt;Which&lt;/b&gt; one?</mat_formattedtext></mat_extension></material></flow></flow>'
    const body = `${stem}<flow class="RESPONSE_BLOCK">${lid(['a', 'b'])}</flow></flow>`
    expect(read({ body, rules: rule(equal('a'), '100') }).question?.stem).toBe('**Which** one?')
  })
  test('a blank between two texts stays a gap', () => {
    const blank = '<response_str ident="r"><render_fib><response_label ident="a"/></render_fib></response_str>'
    const body = `<flow><material><mattext>The capital of France is</mattext></material>${blank}<material><mattext>, on the Seine.</mattext></material></flow>`
    expect(read({ body, rules: rule(equal('Paris'), '100') }).question?.stem).toBe(
      'The capital of France is \\_\\_\\_\\_\\_ , on the Seine.'.replaceAll('\\_', '_'),
    )
  })
  test('markup without a type is markup, but a text of Canvas is what it is', () => {
    const body = `<material><mattext>&lt;p&gt;A &lt;em&gt;word&lt;/em&gt;&lt;/p&gt;</mattext></material>${lid(['a', 'b'])}`
    expect(read({ body, rules: rule(equal('a'), '100') }).question?.stem).toBe('A *word*')
    expect(
      read({ head: type('multiple_choice_question'), body, rules: rule(equal('a'), '100') }).question?.stem,
    ).toContain('\\<em>')
  })
  test('blanks and menus within one text are refused, named or not', () => {
    const two = lid(['a'], '', 'r1', html('first')) + lid(['b'], '', 'r2', html('second'))
    const rules = rule(equal('a', 'r1'), '50', 'Add') + rule(equal('b', 'r2'), '50', 'Add')
    expect(read({ body: html('The [first] and the [second].') + two, rules }).notes).toEqual(['several-interactions'])
    expect(read({ body: html('Pair them.') + two, rules }).question?.item.kind).toBe('matching')
  })
  test('a matching question of one pair keeps its prompt', () => {
    const body = html('Match.') + lid(['a', 'b'], '', 'r', html('Prompt'))
    expect(read({ head: type('matching_question'), body, rules: rule(equal('a'), '100', 'Add') }).question?.stem).toBe(
      'Match.\n\nPrompt',
    )
  })
  test('feedback that one option alone shows is its reason', () => {
    const shown = (id: string, link: string) =>
      `<respcondition continue="Yes"><conditionvar>${equal(id)}</conditionvar><displayfeedback linkrefid="${link}"/></respcondition>`
    const feedback = `<itemfeedback ident="F-1">${html('Because.')}</itemfeedback><itemfeedback ident="correct_fb">${html('Right!')}</itemfeedback>`
    const { question, notes } = read({
      body: html('Q') + lid(['a', 'b']),
      rules: shown('b', 'F-1') + rule(equal('a'), '100'),
      feedback,
    })
    expect(question?.item).toMatchObject({ options: [{ text: 'a' }, { text: 'b', reason: 'Because.' }] })
    expect(notes).toEqual(['combined-feedback-dropped'])
  })
  test('the text that questions are about becomes their case', () => {
    const stimulus = `<item ident="s1" title="The report">${type('text_only_question')}<presentation>${html('Sales fell.')}</presentation></item>`
    const child = item({
      head: type('s1', 'parent_stimulus_item_ident'),
      body: html('Why?') + lid(['a', 'b']),
      rules: rule(equal('a'), '100'),
    })
    const { set, fidelity } = expectOk(readQti(file(stimulus, child)))
    expect(set.cases).toEqual([{ key: 'the-report-s1', title: 'The report', text: 'Sales fell.' }])
    expect(set.questions[0]?.case).toBe('the-report-s1')
    expect(fidelity.map(({ outcome }) => outcome)).toEqual(['exact'])
  })
  test('formulas that Canvas draws as images become TeX', () => {
    const image =
      '&lt;img class="equation_image" src="/equation_images/x%255E2" alt="LaTeX: x^2" data-equation-content="x^2"&gt;'
    expect(
      read({ body: html(`What is ${image}?`) + lid(['a', 'b']), rules: rule(equal('a'), '100') }).question?.stem,
    ).toBe('What is $x^2$?')
  })
  test('a document type that only names a DTD is passed over', () => {
    const xml = `<?xml version="1.0"?>\n<!DOCTYPE questestinterop SYSTEM "ims_qtiasiv1p2.dtd" [\n<!ELEMENT more (flow_label+)>\n]>\n${file(item({ body: html('Q') + lid(['a', 'b']), rules: rule(equal('b'), '1') }))}`
    expect(expectOk(readQti(xml)).set.questions).toHaveLength(1)
  })
})
