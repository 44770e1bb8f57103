import { describe, expect, test } from 'vitest'
import { readQti } from '../qti/index.ts'
import { importLimits } from '../question-import/limits.ts'
import { item as written, one, read as readXml, rules } from './qti2.fixture.ts'

const declared = (name: string, right: string, type = 'cardinality="single" baseType="identifier"', more = '') =>
  `<responseDeclaration identifier="${name}" ${type}><correctResponse>${right
    .split(',')
    .map((value) => `<value>${value}</value>`)
    .join('')}</correctResponse>${more}</responseDeclaration>`
const score = '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>'
const is = (name: string) => `<match><variable identifier="${name}"/><correct identifier="${name}"/></match>`
const adds = (test: string, points: number, more = '') =>
  `<responseCondition><responseIf>${test}<setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/><baseValue baseType="float">${points}</baseValue></sum></setOutcomeValue>${more}</responseIf></responseCondition>`
const choice = (name: string, prompt = '') =>
  `<choiceInteraction responseIdentifier="${name}" maxChoices="1">${prompt}<simpleChoice identifier="A">${name} A</simpleChoice><simpleChoice identifier="B">${name} B</simpleChoice></choiceInteraction>`
const menu =
  '<inlineChoiceInteraction responseIdentifier="R2"><inlineChoice identifier="A">red</inlineChoice><inlineChoice identifier="B">blue</inlineChoice></inlineChoiceInteraction>'
const head =
  declared('R1', 'A') + declared('R2', 'B') + declared('R3', 'king', 'cardinality="single" baseType="string"') + score
const body = `<p>A text.</p>${choice('R1', '<prompt>Why?</prompt>')}<p>It was ${menu}, said the <textEntryInteraction responseIdentifier="R3"/>.</p>`
const read = (xml: string) => {
  const { set, fidelity } = readXml(xml)
  return {
    questions: set.questions,
    cases: set.cases,
    asked: set.questions.map(({ stem, item, points = 1 }) => [stem, item.kind, points]),
    notes: fidelity.map(({ notes }) => notes.map(({ code }) => code)),
    words: fidelity[0]?.notes[0]?.words,
  }
}

describe('Q6: an item of QTI 2 that asks several things', () => {
  test('is a case with a question for each, with what it earns beside the others', () => {
    const { questions, cases, asked, notes } = read(
      written(head, body, rules(adds(is('R1'), 1) + adds(is('R2'), 2) + adds(is('R3'), 1))),
    )
    expect(cases).toEqual([{ key: 't', title: 'T', text: 'A text.\n\nIt was (2) _____, said the (3) _____.' }])
    expect(asked).toEqual([
      ['Why?', 'single', 1],
      ['(2) _____', 'single', 2],
      ['(3) _____', 'text', 1],
    ])
    expect(questions.map(({ item }) => item)).toMatchObject([
      { options: [{ credit: 100 }, { credit: 0 }] },
      { options: [{ credit: 0 }, { text: 'blue', credit: 100 }] },
      { answers: [{ text: 'king', credit: 100 }] },
    ])
    expect(notes).toEqual([['parts'], ['gap-choice', 'parts'], ['parts']])
  })
  test('that is marked as one says that each counts by itself now', () => {
    const all = `<and>${is('R1')}${is('R2')}${is('R3')}</and>`
    const { questions, notes } = read(written(head, body, rules(adds(all, 3))))
    expect(questions.map(({ points = 1 }) => points)).toEqual([1, 1, 1])
    expect(questions[1]?.item).toMatchObject({ options: [{ credit: 0 }, { credit: 100 }] })
    expect(notes.every((codes) => codes.includes('scoring'))).toBe(true)
  })
  test('is refused whole where one cannot be asked', () => {
    const { questions, cases, words } = read(
      written(head, `${choice('R1')}<uploadInteraction responseIdentifier="R9"/>`),
    )
    expect([questions, cases]).toEqual([[], []])
    expect(words).toBe('of the 2 things it asks, number 2: a file to hand in is not marked by key')
  })
  test('costs as much as is looked through for each (S-07)', () => {
    const xml = written(head, body + '<p/>'.repeat(1000))
    expect(readQti(xml, { ...importLimits, steps: 6000 })).toMatchObject({
      value: { set: { questions: [] }, fidelity: [{ notes: [{ code: 'too-much' }] }] },
    })
    expect(read(xml).questions).toHaveLength(3)
  })
  test('one after the other, by what was answered, is refused', () => {
    const turns = `<feedbackBlock outcomeIdentifier="F" identifier="one" showHide="show">${choice('R1')}</feedbackBlock>${choice('R2')}`
    expect(read(written(head, turns)).notes).toEqual([['several-interactions']])
    const adaptive = written(head, choice('R1') + choice('R2')).replace('title="T"', 'title="T" adaptive="true"')
    expect(read(adaptive).notes).toEqual([['several-interactions']])
  })
  test('shows the feedback of each at its own choice, though choices bear the same names', () => {
    const shows = '<setOutcomeValue identifier="F"><baseValue baseType="identifier">A</baseValue></setOutcomeValue>'
    const feedback =
      '<outcomeDeclaration identifier="F" cardinality="single" baseType="identifier"/><modalFeedback outcomeIdentifier="F" identifier="A" showHide="show">blue it is</modalFeedback>'
    const { questions } = read(
      written(head + feedback, choice('R1') + choice('R2'), rules(adds(is('R1'), 1) + adds(is('R2'), 1, shows))),
    )
    expect(questions.map(({ item }) => item)).toEqual([
      expect.objectContaining({
        options: [
          { text: 'R1 A', credit: 100 },
          { text: 'R1 B', credit: 0 },
        ],
      }),
      expect.objectContaining({
        options: [
          { text: 'R2 A', credit: 0 },
          { text: 'R2 B', credit: 100, reason: 'blue it is' },
        ],
      }),
    ])
  })
})

describe('Q6: words within a text of QTI 2', () => {
  const words = (last: string) =>
    `<p>Read.</p><hottextInteraction responseIdentifier="R1" maxChoices="1"><prompt>Mark it.</prompt><p>A <hottext identifier="A">cat</hottext> on a <hottext identifier="B">${last}</hottext>.</p></hottextInteraction>`
  test('that are to be marked are options, the text is the stem', () => {
    const { question, notes } = one(written(declared('R1', 'B'), words('mat')))
    expect(question?.stem).toBe('Read.\n\nMark it.\n\nA cat on a mat.')
    expect(question?.item).toMatchObject({
      kind: 'single',
      options: [
        { text: 'cat', credit: 0 },
        { text: 'mat', credit: 100 },
      ],
    })
    expect(notes).toEqual(['marked-words'])
    expect(one(written(declared('R1', 'B'), words('cat'))).notes).toEqual(['alike-words'])
  })
  test('that belong into gaps are matched with lettered gaps', () => {
    const pairs = (right: string) => declared('R1', right, 'cardinality="multiple" baseType="directedPair"')
    const gaps =
      '<gapMatchInteraction responseIdentifier="R1"><gapText identifier="W">winter</gapText><gapText identifier="S">summer</gapText><gapText identifier="X">autumn</gapText><p>Now <gap identifier="G1"/>, then <gap identifier="G2"/>.</p></gapMatchInteraction>'
    const { question, notes } = one(written(pairs('W G1,S G2'), gaps))
    expect(question?.stem).toBe('Now (A) _____, then (B) _____.')
    expect(question?.item).toMatchObject({
      kind: 'matching',
      pairs: [
        { prompt: '(A) _____', answer: 'winter' },
        { prompt: '(B) _____', answer: 'summer' },
      ],
      distractors: ['autumn'],
      scoring: 'all-or-nothing',
    })
    expect(notes).toEqual(['gap-words'])
    expect(one(written(pairs('W G1,S G1'), gaps)).notes).toEqual(['wrong-pairs'])
  })
})
