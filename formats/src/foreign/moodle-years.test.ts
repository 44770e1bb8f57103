import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { readAiken } from '../aiken/index.ts'
import { readGift } from '../gift/index.ts'
import { readMoodleXml } from '../moodle-xml/index.ts'

const quiz = (type: string, inner: string, stem = '<questiontext format="html"><text>Q?</text></questiontext>') =>
  `<quiz><question type="${type}"><name><text>N</text></name>${stem}${inner}</question></quiz>`
const one = (xml: string) => {
  const { set, fidelity } = expectOk(readMoodleXml(xml))
  return { question: set.questions[0], notes: fidelity[0]?.notes.map(({ code }) => code) ?? [] }
}
const gift = (text: string) => {
  const { set, fidelity } = expectOk(readGift(text))
  return { question: set.questions[0], notes: fidelity[0]?.notes.map(({ code }) => code) ?? [], count: fidelity.length }
}
const answer = (fraction: number, text: string) => `<answer fraction="${fraction}"><text>${text}</text></answer>`
const steps = ['one', 'two', 'three'].map((text, i) => answer(i + 1, text)).join('')

describe('Q6: orders of Moodle', () => {
  test.each([
    ['', 'by-position', ['scoring']],
    ['<gradingtype>ABSOLUTE_POSITION</gradingtype><logical>1</logical><studentsee>2</studentsee>', 'by-position', ['all-steps']],
    ['<gradingtype>ALL_OR_NOTHING</gradingtype><selecttype>RANDOM</selecttype><selectcount>3</selectcount>', 'all-or-nothing', []],
  ])('say how they are marked, or Moodle marks them by their neighbours: %s', (settings, scoring, notes) => {
    expect(one(quiz('ordering', settings + steps))).toMatchObject({ question: { item: { scoring } }, notes })
  }) // prettier-ignore
  test('are written in GIFT with a line a step', () => {
    const { question, notes } = gift('Sort.{>3 ALL VERTICAL ABSOLUTE_POSITION SHOW\n<b>one</b>\ntwo\nthree\n}')
    expect(question?.item).toEqual({
      kind: 'ordering',
      scoring: 'by-position',
      steps: [{ text: '**one**' }, { text: 'two' }, { text: 'three' }],
    })
    expect(notes).toEqual([])
    expect(gift('Sort.{> 2 RANDOM\none\ntwo\nthree\n}').notes).toEqual(['all-steps', 'scoring'])
    expect(gift('More?{>5}').question?.item).toMatchObject({ kind: 'text', answers: [{ text: '>5' }] })
  })
})

describe('Q6: numbers of Moodle', () => {
  const units = (...list: [name: string, multiplier: number][]) =>
    `<units>${list.map(([name, multiplier]) => `<unit><multiplier>${multiplier}</multiplier><unit_name>${name}</unit_name></unit>`).join('')}</units>`
  test('are in the unit that all others are multiples of, wherever it stands', () => {
    const { question, notes } = one(quiz('numerical', answer(100, '5') + units(['cm', 100], ['m', 1])))
    expect(question?.item).toMatchObject({ unit: 'm', answers: [{ value: 5 }] })
    expect(notes).toEqual(['units-dropped'])
    expect(one(quiz('numerical', answer(100, '5') + units(['cm', 100]))).question?.item).not.toHaveProperty('unit')
  })
  test('whose unit is marked are asked without it, and say so', () => {
    const marked = `${answer(100, '5')}${units(['m', 1])}<unitgradingtype>1</unitgradingtype>`
    expect(one(quiz('numerical', marked)).notes).toEqual(['unit-marked'])
  })
  test('with a comma before three figures are refused: 1,000 is not 1', () => {
    expect(one(quiz('numerical', answer(100, '1,000'))).notes).toEqual(['wrong-answers'])
    expect(one(quiz('numerical', answer(100, '1,5'))).question?.item).toMatchObject({ answers: [{ value: 1.5 }] })
  })
})

describe('Q6: what writers of Moodle XML leave out', () => {
  test('the wrong one of true and false', () => {
    expect(one(quiz('truefalse', answer(100, 'false'))).question?.item).toMatchObject({
      options: [
        { text: 'True', credit: 0 },
        { text: 'False', credit: 100 },
      ],
    })
  })
  test('the element around a name or a typed answer', () => {
    const xml = quiz('shortanswer', '<answer fraction="100">Paris</answer>').replace('<text>N</text>', 'N')
    expect(one(xml).question).toMatchObject({ title: 'N', item: { answers: [{ text: 'Paris' }] } })
  })
})

describe('Q6: Markdown of others', () => {
  const stem = (text: string) =>
    `<questiontext format="markdown"><text><![CDATA[${text}]]></text><file name="a.png" path="/" encoding="base64">AAAA</file></questiontext>`
  test('may have tags in it, and keeps its images', () => {
    const { question } = one(
      quiz('shortanswer', answer(100, 'x'), stem('See <b>this</b>: `<i>`<br><img src="@@PLUGINFILE@@/a.png" alt="A">')),
    )
    expect(question?.stem).toBe('See **this**: `<i>`\\\n![A](media:a.png)')
    expect(gift('[markdown]a<br>b *c*{=x ~y}').question?.stem).toBe('a\\\nb *c*')
  })
  test('without tags stays as it is written', () => {
    expect(one(quiz('shortanswer', answer(100, 'x'), stem('* a\n* `<b>`'))).question?.stem).toBe('* a\n* `<b>`')
  })
})

describe('Q6: GIFT and Aiken with more than they can say', () => {
  test.each(['Water is {=one} part and {=two} parts.', String.raw`What is $\frac{a}{b}$? {=x ~y}`])(
    'a second pair of braces is no text: %s',
    (text) => {
      expect(gift(text)).toMatchObject({ question: undefined, notes: ['several-interactions'] })
    },
  )
  test('what explains an answer of Aiken is not the next question', () => {
    const text =
      'One?\nA. x\nB. y\nANSWER: B\nFeedback: y it is\n\nTwo?\nA. x\nB. y\nAnswer: the first\n\nThree?\nA. x\nB. y\nANSWER: A\n'
    const { set, fidelity } = expectOk(readAiken(text))
    expect(set.questions.map(({ stem, explanation }) => [stem, explanation])).toEqual([
      ['One?', 'y it is'],
      ['Three?', undefined],
    ])
    expect(fidelity.map(({ notes }) => notes.map(({ code }) => code))).toEqual([[], ['no-answer'], []])
  })
})
