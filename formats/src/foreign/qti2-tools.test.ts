import { describe, expect, test } from 'vitest'
import { base, branch, choices, condition, declaration, given, is, isOne, item, one, rules } from './qti2.fixture.ts'

const value = (text: string) => `<value>${text}</value>`
const set = (name: string, inner: string) => `<setOutcomeValue identifier="${name}">${inner}</setOutcomeValue>`
const outcome = (name: string, type: string) =>
  `<outcomeDeclaration identifier="${name}" cardinality="single" baseType="${type}"/>`

describe('Q6: QTI 2 and 3 of other tools', () => {
  test('points stand in an outcome of another name', () => {
    const typed = '<p>Two</p><extendedTextInteraction responseIdentifier="RESPONSE"/>'
    const hit = condition(
      `<responseIf><stringMatch caseSensitive="false">${given}${base('two', 'string')}</stringMatch>${set('QUE_SCORE', base('100', 'integer'))}${set('FEEDBACK', base('all'))}</responseIf><responseElse>${set('FEEDBACK', base('all'))}</responseElse>`,
    )
    const head =
      declaration('cardinality="single" baseType="string"') +
      outcome('QUE_SCORE', 'integer') +
      outcome('FEEDBACK', 'identifier')
    const shown =
      '<modalFeedback outcomeIdentifier="FEEDBACK" identifier="all" showHide="show"><p>It was two.</p></modalFeedback>'
    const { question, notes } = one(item(head, typed, rules(hit) + shown))
    expect(question).toMatchObject({
      explanation: 'It was two.',
      item: { kind: 'text', caseSensitive: false, answers: [{ text: 'two', credit: 100 }] },
    })
    expect(notes).toEqual([])
  })
  test('text right in a body is the HTML that its tool wrote; within an element it is text', () => {
    const body = `&lt;div&gt;Is &lt;b&gt;this&lt;/b&gt; so?&lt;/div&gt;${choices(['a', 'b'])}`
    expect(one(item(declaration(isOne, value('a')), body)).question?.stem).toBe('Is **this** so?\n\nWhich?')
    const literal = `<p>What does &lt;div&gt; do?</p>${choices(['a', 'b'])}`
    expect(one(item(declaration(isOne, value('a')), literal)).question?.stem).toBe('What does \\<div> do?\n\nWhich?')
  })
  test('help beside the text is not part of it, and said to be lost; readings stand in brackets', () => {
    const help =
      '<catalogInfo><catalog id="c"><card support="glossary-on-screen"><htmlContent>HIDDEN</htmlContent></card></catalog></catalogInfo>'
    const body = `<rubricBlock view="candidate"><p>Choose.</p>${help}</rubricBlock><p>今<ruby><rb>日</rb><rp>(</rp><rt>ひ</rt><rp>)</rp></ruby></p>${choices(['a', 'b'])}`
    const { question, notes } = one(item(declaration(isOne, value('a')), body))
    expect(question?.stem).toBe('Choose.\n\n今日(ひ)\n\nWhich?')
    expect(notes).toEqual(['catalog-dropped', 'ruby'])
  })
  test('what a tool shows when a word is pointed at is not part of the text (TAO)', () => {
    const body = `<p>A <span data-role="tooltip-target">queue</span><span data-role="tooltip-content" aria-hidden="true">waits</span> here</p>${choices(['a', 'b'])}`
    const { question, notes } = one(item(declaration(isOne, value('a')), body))
    expect([question?.stem, notes]).toEqual(['A queue here\n\nWhich?', ['catalog-dropped']])
  })
  test('HTML that is written as text in a place made for it, and in feedback (Canvas, Angel)', () => {
    const body = `<div class="html">One &lt;br&gt; &lt;b&gt;two&lt;/b&gt; &amp;ndash; three</div>${choices(['a', 'b'])}`
    const told =
      '<modalFeedback outcomeIdentifier="F" identifier="general" showHide="show">&lt;p&gt;So&lt;/p&gt;&lt;p&gt;it is&lt;/p&gt;</modalFeedback>'
    expect(one(item(declaration(isOne, value('a')), body, told)).question).toMatchObject({
      stem: 'One\\\n**two** – three\n\nWhich?',
      explanation: 'So\n\nit is',
    })
  })
  test('rules that only choose feedback do not make the declared key doubtful', () => {
    const shown = rules(condition(`<responseIf>${is('a')}${set('F', base('x'))}</responseIf>`))
    const head = declaration(isOne, value('a')) + outcome('F', 'identifier')
    expect(one(item(head, choices(['a', 'b']), shown)).notes).toEqual([])
  })
  test('pairs that earn only all together are marked all or nothing, though each has points of its own', () => {
    const sides = ['a', 'b']
      .map((id) => `<simpleAssociableChoice identifier="${id}" matchMax="1">${id}</simpleAssociableChoice>`)
      .join('')
    const others = sides
      .replaceAll('"a"', '"x"')
      .replaceAll('"b"', '"y"')
      .replaceAll('>a<', '>x<')
      .replaceAll('>b<', '>y<')
    const match = `<matchInteraction responseIdentifier="RESPONSE"><prompt>Match</prompt><simpleMatchSet>${sides}</simpleMatchSet><simpleMatchSet>${others}</simpleMatchSet></matchInteraction>`
    const mapping =
      '<mapping><mapEntry mapKey="a x" mappedValue="1"/><mapEntry mapKey="b y" mappedValue="1"/></mapping>'
    const head = declaration('cardinality="multiple" baseType="directedPair"', value('a x') + value('b y'), mapping)
    const mapped = '<mapResponse identifier="RESPONSE"/>'
    const whole = rules(condition(branch(`<match>${mapped}${base('2', 'float')}</match>`, 1)))
    expect(one(item(head, match, whole)).question?.item).toMatchObject({ scoring: 'all-or-nothing' })
    expect(one(item(head, match, rules(set('SCORE', mapped)))).question?.item).toMatchObject({ scoring: 'by-pair' })
  })
  test('a table that only held what was asked leaves nothing behind', () => {
    const table = '<table><tr><td><textEntryInteraction responseIdentifier="RESPONSE"/></td><td> </td></tr></table>'
    const head = declaration('cardinality="single" baseType="string"', value('x'))
    expect(one(item(head, `<p>Say x.</p>${table}`)).question?.stem).toBe('Say x.')
  })
  test('a number earns all where it earns the most, whatever the item declares as most', () => {
    const head = `${declaration('cardinality="single" baseType="float"', value('7.389'))}<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float" normalMaximum="10"/>`
    const equal = `<equalRounded roundingMode="decimalPlaces" figures="3">${given}<correct identifier="RESPONSE"/></equalRounded>`
    const near = `<equal toleranceMode="absolute" tolerance="1">${given}<correct identifier="RESPONSE"/></equal>`
    const marking = rules(condition(branch(equal, 2), branch(near, 1, 'responseElseIf')))
    const body = '<p>e squared?</p><textEntryInteraction responseIdentifier="RESPONSE"/>'
    expect(one(item(head, body, marking)).question?.item).toMatchObject({
      answers: [
        { value: 7.389, tolerance: 0.0005, credit: 100 },
        { tolerance: 1, credit: 50 },
      ],
    })
  })
  test('feedback may print the points; a question that prints what it draws is refused', () => {
    const told =
      '<p><feedbackInline outcomeIdentifier="F" identifier="n">You have <printedVariable identifier="SCORE"/></feedbackInline></p>'
    const first = `<match><index n="1">${given}</index>${base('b')}</match>`
    const marking = rules(
      condition(
        branch(`<match>${given}<correct identifier="RESPONSE"/></match>`, 2),
        branch(first, 1, 'responseElseIf'),
      ),
    )
    const order = `<orderInteraction responseIdentifier="RESPONSE"><simpleChoice identifier="a">A</simpleChoice><simpleChoice identifier="b">B</simpleChoice></orderInteraction>`
    const head = declaration('cardinality="ordered" baseType="identifier"', value('b') + value('a'))
    const { question, notes } = one(item(head, `<p>Order.</p>${order}${told}`, marking))
    expect(question?.item).toMatchObject({ kind: 'ordering', steps: [{ text: 'B' }, { text: 'A' }] })
    expect(notes).toEqual(['scoring', 'combined-feedback-dropped'])
    expect(
      one(item(declaration(isOne, value('a')), `<p><printedVariable identifier="X"/></p>${choices(['a', 'b'])}`)).notes,
    ).toEqual(['template'])
  })
  test.each(['CC2_match', 'CC2_match_basic', 'CC2_map_response', 'match_correct', 'map_response'])(
    'the standard template %s says no more than what is declared',
    (name) => {
      const template = `<responseProcessing template="https://www.imsglobal.org/question/qti_v3p0/rptemplates/${name}.xml"/>`
      const { notes, outcome: became } = one(item(declaration(isOne, value('a')), choices(['a', 'b']), template))
      expect([notes, became]).toEqual([[], 'exact'])
    },
  )
  test('rules that are followed name the key, however they are written', () => {
    expect(
      one(item(declaration(isOne), choices(['a', 'b']), rules(condition(branch(is('b'), 1))))).question?.item,
    ).toMatchObject({
      options: [{ credit: 0 }, { credit: 100 }],
    })
  })
})
