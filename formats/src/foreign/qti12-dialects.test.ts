import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { readQti } from '../qti/index.ts'

const html = (text: string) => `<material><mattext texttype="text/html">${text}</mattext></material>`
const plain = (text: string) => `<material><mattext texttype="text/plain">${text}</mattext></material>`
const meta = (name: string) =>
  `<itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>${name}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>`
const label = (ident: string, text: string, attributes = '') =>
  `<response_label ident="${ident}" ${attributes}>${plain(text)}</response_label>`
const equal = (respident: string, value: string) => `<varequal respident="${respident}">${value}</varequal>`
const earns = (condition: string, points: number) =>
  `<respcondition><conditionvar>${condition}</conditionvar><setvar action="Add" varname="SCORE">${points}</setvar></respcondition>`
const shows = (condition: string, link: string) =>
  `<respcondition><conditionvar>${condition}</conditionvar><displayfeedback linkrefid="${link}"/></respcondition>`
const feedback = (ident: string, text: string) =>
  `<itemfeedback ident="${ident}"><flow_mat>${html(text)}</flow_mat></itemfeedback>`
const item = (head: string, body: string, rules: string, more = '') =>
  `<item ident="i1" title="T">${head}<presentation>${body}</presentation><resprocessing><outcomes><decvar maxvalue="100" varname="SCORE"/></outcomes>${rules}</resprocessing>${more}</item>`
const read = (xml: string) => {
  const { set, fidelity } = expectOk(readQti(`<questestinterop>${xml}</questestinterop>`))
  return { question: set.questions[0], notes: fidelity[0]?.notes.map(({ code }) => code) ?? [] }
}

const block = (name: string, inner: string) => `<flow class="${name}">${inner}</flow>`
const pair = (ident: string, answers: readonly string[], prompt: string) =>
  `<flow class="Block"><response_lid ident="${ident}" rcardinality="Single"><render_choice>${answers.map((each) => `<response_label ident="${each}"/>`).join('')}</render_choice></response_lid><flow>${html(prompt)}</flow></flow>`

describe('Q6: QTI 1.2 as Blackboard writes it', () => {
  const right = shows('<varequal respident="one"> a1 </varequal>', 'correct') + shows(equal('two', 'b2'), 'correct')
  const body = block(
    'Block',
    block('QUESTION_BLOCK', html('Which store?')) +
      block('RESPONSE_BLOCK', pair('one', ['a1', 'a2'], 'rows') + pair('two', ['b1', 'b2'], 'objects')) +
      block('RIGHT_MATCH_BLOCK', `<flow>${html('database')}</flow><flow>${html('bucket')}</flow>`),
  )
  test('has the right sides of pairs in a block of their own, in order', () => {
    expect(read(item('', body, right)).question).toMatchObject({
      stem: 'Which store?',
      item: {
        kind: 'matching',
        scoring: 'by-pair',
        pairs: [
          { prompt: 'rows', answer: 'database' },
          { prompt: 'objects', answer: 'bucket' },
        ],
      },
    })
  })
  test('gives no points but shows "correct" for what is right; a right answer is worth all', () => {
    const typed = `${html('Colour?')}<response_str ident="r"><render_fib/></response_str>`
    expect(read(item('', typed, shows(equal('r', 'teal'), 'correct'))).question?.item).toMatchObject({
      kind: 'text',
      answers: [{ text: 'teal', credit: 100 }],
    })
    const number = `${html('Ten less six?')}<response_num ident="r"><render_fib/></response_num>`
    const four = `<vargte respident="r">3</vargte><varlte respident="r">5</varlte>${equal('r', '4')}`
    expect(read(item('', number, shows(four, 'correct'))).question?.item).toMatchObject({
      kind: 'numeric',
      answers: [{ value: 4, tolerance: 1, credit: 100 }],
    })
  })
  test('keeps points and id in tags of its own', () => {
    const head =
      '<itemmetadata><bbmd_asi_object_id>_9_1</bbmd_asi_object_id><qmd_absolutescore_max>10.0</qmd_absolutescore_max><qmd_weighting>0.0</qmd_weighting></itemmetadata>'
    const typed = `${html('Colour?')}<response_str ident="r"><render_fib/></response_str>`
    const written = item(head, typed, shows(equal('r', 'teal'), 'correct')).replace(' ident="i1"', '')
    expect(read(written).question).toMatchObject({ key: 'q-9-1', points: 10 })
  })
})

describe('Q6: QTI 1.2 as Canvas writes blanks', () => {
  const blank = (labels: string, ident = 'response_b1', name = 'b1') =>
    `<response_lid ident="${ident}">${plain(name)}<render_choice>${labels}</render_choice></response_lid>`
  test('a question of a group is worth what its group gives for each', () => {
    const body = `${html('Which?')}<response_lid ident="r" rcardinality="Single"><render_choice>${label('a', 'one')}${label('b', 'two')}</render_choice></response_lid>`
    const asked = item(meta('multiple_choice_question'), body, earns(equal('r', 'a'), 100))
    const group = (points: string) =>
      `<section ident="root_section"><section ident="g"><selection_ordering><selection><selection_number>1</selection_number><selection_extension><points_per_item>${points}</points_per_item></selection_extension></selection></selection_ordering>${asked}</section></section>`
    expect(read(group('2.5')).question).toMatchObject({ points: 2.5 })
    expect(read(group('')).question).not.toHaveProperty('points')
  })
  test('one blank is a text to type, each of its labels right, and its name becomes a gap', () => {
    const body = html('A queue is called [b1] here') + blank(label('1', 'SQS') + label('2', 'Simple Queue Service'))
    const { question, notes } = read(
      item(meta('fill_in_multiple_blanks_question'), body, earns(equal('response_b1', '1'), 100)),
    )
    expect(question).toMatchObject({
      stem: 'A queue is called _____ here',
      item: { kind: 'text', caseSensitive: false, answers: [{ text: 'SQS' }, { text: 'Simple Queue Service' }] },
    })
    expect(notes).toEqual([])
  })
  test('one menu is a choice; the answer that new quizzes write beside it is not part of the text', () => {
    const menu = 'answer_type="dropdown" scoring_algorithm="Equivalence"'
    const body =
      html('Use [9f-0c] here') + blank(label('1', 'SNS', menu) + label('2', 'SQS', menu), 'response_9f-0c', 'SQS')
    const rules = earns(equal('response_9f-0c', '2'), 50)
    const { question, notes } = read(item(meta('fill_in_multiple_blanks_question'), body, rules))
    expect(question).toMatchObject({
      stem: 'Use _____ here',
      item: { kind: 'single', options: [{ credit: 0 }, { credit: 100 }] },
    })
    expect(notes).toEqual(['gap-choice'])
  })
  test('a text within what is typed is a pattern; what is marked by likeness is refused', () => {
    const body = (algorithm: string) =>
      html('Say [b1]') + blank(label('1', 'lambda', `scoring_algorithm="${algorithm}" answer_type="openEntry"`))
    const rules = earns(equal('response_b1', '1'), 100)
    const type = meta('fill_in_multiple_blanks_question')
    expect(read(item(type, body('TextContainsAnswer'), rules)).question?.item).toMatchObject({
      answers: [{ text: '*lambda*' }],
    })
    expect(read(item(type, body('TextCloseEnough'), rules)).notes).toEqual(['marked-by-likeness'])
    expect(read(item(type, body('TextRegex'), rules)).notes).toEqual(['marked-by-likeness'])
  })
  test('several blanks that their text does not name are refused in words', () => {
    const body =
      html('[a] and b') + blank(label('1', 'x'), 'response_a', 'a') + blank(label('2', 'y'), 'response_b', 'b')
    expect(
      read(item(meta('fill_in_multiple_blanks_question'), body, earns(equal('response_a', '1'), 50))).notes,
    ).toEqual(['fill_in_multiple_blanks_question'])
  })
})

describe('Q6: QTI 1.2 of other tools, nothing is lost without a word', () => {
  const lid = (ident: string, prompt: string) =>
    `<response_lid ident="${ident}">${plain(prompt)}<render_choice>${label('1', 'one')}${label('2', 'two')}${label('3', '')}</render_choice></response_lid>`
  test('pairs without a left side are dropped, and feedback of pairs', () => {
    const rules = earns(equal('a', '1'), 25) + earns(equal('b', '2'), 25) + earns(equal('c', '3'), 25)
    const body = html('Match') + lid('a', 'A') + lid('b', 'B') + lid('c', '')
    const { question, notes } = read(item(meta('matching_question'), body, rules, feedback('a_fb', 'Look again')))
    expect(question?.item).toMatchObject({
      kind: 'matching',
      pairs: [{ answer: 'one' }, { answer: 'two' }],
      distractors: [],
    })
    expect(notes).toEqual(['empty-pairs', 'feedback-dropped'])
  })
  test('feedback of a number stays with it', () => {
    const body = `${html('How many?')}<response_num ident="r"><render_fib/></response_num>`
    const rule = earns(equal('r', '42'), 100).replace(
      '</respcondition>',
      '<displayfeedback linkrefid="n1"/></respcondition>',
    )
    expect(read(item('', body, rule, feedback('n1', 'Indeed'))).question?.item).toMatchObject({
      answers: [{ value: 42, reason: 'Indeed' }],
    })
  })
  test('feedback that D2L names after its option stays with it', () => {
    const body = `${html('Even?')}<response_lid ident="r"><render_choice>${label('Q1_A7', 'two')}${label('Q1_A8', 'three')}</render_choice></response_lid>`
    const { question, notes } = read(item('', body, earns(equal('r', 'Q1_A7'), 100), feedback('Q1_IF8', 'It is odd')))
    expect(question?.item).toMatchObject({ options: [{ credit: 100 }, { reason: 'It is odd' }] })
    expect(notes).toEqual([])
  })
  test('a formula that draws its numbers is refused as one', () => {
    const body = `<material><mattext>{x} more?</mattext><mat_extension><formula>{x}</formula></mat_extension></material><response_num ident="r"/><response_str ident="s"/>`
    expect(read(item('', body, earns('<other/>', 100))).notes).toEqual(['calculated_question'])
  })
  test('two sets that earn as much, neither within the other, are no key', () => {
    const all = (ids: readonly string[]) =>
      `<and>${['a', 'b', 'c', 'd', 'e'].map((id) => (ids.includes(id) ? equal('r', id) : `<not>${equal('r', id)}</not>`)).join('')}</and>`
    const labels = ['a', 'b', 'c', 'd', 'e'].map((id) => label(id, id)).join('')
    const body = `${html('Which?')}<response_lid ident="r" rcardinality="Multiple"><render_choice>${labels}</render_choice></response_lid>`
    expect(read(item('', body, earns(all(['a', 'b']), 100) + earns(all(['c', 'd', 'e']), 100))).notes).toEqual([
      'no-key',
    ])
  })
  test('a quiz that only names questions of a bank says so', () => {
    expect(read('<section ident="s"><bankentry_item item_ref="q9"/></section>').notes).toEqual(['bank-entry'])
  })
  test('a pattern of Common Cartridge is a text within what is typed', () => {
    const body = `${html('Which service?')}<response_str ident="r"><render_fib/></response_str>`
    expect(
      read(item('', body, earns('<varsubstring respident="r">Lambda</varsubstring>', 100))).question?.item,
    ).toMatchObject({
      answers: [{ text: '*Lambda*' }],
    })
  })
})
