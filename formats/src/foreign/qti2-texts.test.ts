import { describe, expect, test } from 'vitest'
import { declaration, isOne, choices, item, rules, base, is, one, credits, optionsOf } from './qti2.fixture.ts'

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
