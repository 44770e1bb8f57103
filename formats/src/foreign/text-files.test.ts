import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { readAiken } from '../aiken/index.ts'
import { readGift } from '../gift/index.ts'
import { readMoodleXml } from '../moodle-xml/index.ts'

describe('Q6: GIFT and Aiken as people write them', () => {
  test('a GIFT title behind closed answers begins another question, though no line parts them', () => {
    const { set } = expectOk(readGift('::A::One {T}\n::B::Two {F}\n// note\n::C::Three {\n=x\n~y\n}\n::D::Four {=z}\n'))
    expect(set.questions.map(({ title }) => title)).toEqual(['A', 'B', 'C', 'D'])
  })
  test('general feedback stands behind the last four hashes', () => {
    const { set } = expectOk(readGift('So? {T#no#yes####why}\n'))
    expect(set.questions[0]).toMatchObject({
      explanation: 'why',
      item: { options: [{ reason: 'yes' }, { reason: 'no' }] },
    })
  })
  test('Aiken options may stand right behind their mark; one broken question does not take the next along', () => {
    const text =
      'A) Nothing asked\n\nANSWER: none of them\n\nGood?\nA)yes\nB)no\nANSWER: B) no\n\nU.S. or E.U.?\nU.S. law differs\nA. US\nB. EU\nANSWER: A.\n'
    const { set, fidelity } = expectOk(readAiken(text))
    expect(fidelity.map(({ outcome, notes }) => notes[0]?.code ?? outcome)).toEqual(['no-answer', 'exact', 'exact'])
    expect(
      set.questions.map(({ item }) =>
        item.kind === 'single' ? item.options.map(({ text: said, credit }) => [said, credit]) : [],
      ),
    ).toEqual([
      [
        ['yes', 0],
        ['no', 100],
      ],
      [
        ['US', 100],
        ['EU', 0],
      ],
    ])
  })
})

const long = (blank: string) =>
  `One?\na) x\nb) y\nANSWER: b\nExplanation: y it is\nA. x it is not\n${blank}Two?\nA. x\nB. y\nANSWER: A\n`

describe('Q6: explanations of Aiken over several lines', () => {
  test('end at a blank line, though one of theirs looks like an option', () => {
    const { set, fidelity } = expectOk(
      readAiken(new TextEncoder().encode(`\ufeff${long('\n').replaceAll('\n', '\r\n')}`)),
    )
    expect(set.questions.map(({ stem, explanation }) => [stem, explanation])).toEqual([
      ['One?', 'y it is\\\nA. x it is not'],
      ['Two?', undefined],
    ])
    expect(fidelity.flatMap(({ notes }) => notes)).toEqual([])
  })
  test('where no blank line ends them, the line above the next options asks, and that is said', () => {
    const { set, fidelity } = expectOk(readAiken(long('').replace('A. x it', 'x it')))
    expect(set.questions.map(({ stem, explanation }) => [stem, explanation])).toEqual([
      ['One?', 'y it is\\\nx it is not'],
      ['Two?', undefined],
    ])
    expect(fidelity.map(({ notes }) => notes.map(({ code }) => code))).toEqual([[], ['stem-guessed']])
  })
  test('a paragraph behind a blank line may be the next question, and that is said', () => {
    const { fidelity } = expectOk(readAiken(long('\nSo it is.\n\n')))
    expect(fidelity.map(({ notes }) => notes.map(({ code }) => code))).toEqual([[], ['stem-guessed']])
  })
})

const quiz = (type: string, inner: string) =>
  `<quiz><question type="${type}"><name><text>N</text></name><questiontext format="html"><text>Q?</text></questiontext>${inner}</question></quiz>`
const one = (xml: string) => {
  const { set, fidelity } = expectOk(readMoodleXml(xml))
  return { question: set.questions[0], notes: fidelity[0]?.notes.map(({ code }) => code) ?? [] }
}
const answer = (fraction: number, text: string, more = '') =>
  `<answer fraction="${fraction}"><text>${text}</text>${more}</answer>`

describe('Q6: Moodle XML of other years and plugins', () => {
  test('options keep their order where nothing says that they are shuffled, as Moodle reads it', () => {
    const options = answer(100, 'a') + answer(0, 'b')
    expect(one(quiz('multichoice', options)).question?.item).toMatchObject({ shuffle: false })
    expect(one(quiz('multichoice', `<shuffleanswers>1</shuffleanswers>${options}`)).question?.item).toMatchObject({
      shuffle: true,
    })
  })
  test('old files: the fraction of a number in an element, a tolerance with a comma, the text of a hint in another element', () => {
    const number = '<answer>12<fraction>1</fraction><tolerance>0,5</tolerance></answer>'
    const hint = '<hint><hintcontent><text>Count</text></hintcontent></hint>'
    const { question, notes } = one(quiz('numerical', number + hint))
    expect(question?.item).toMatchObject({ answers: [{ value: 12, tolerance: 0.5, credit: 100 }] })
    expect(notes).toEqual(['hints-dropped'])
  })
  test('tags of a course are tags', () => {
    const tags = '<tags><tag><text>one</text></tag></tags><coursetags><tag><text>two</text></tag></coursetags>'
    expect(one(quiz('shortanswer', answer(100, 'x') + tags)).question?.tags).toEqual(['one', 'two'])
  })
  test('several right options that each count in full (oumultiresponse)', () => {
    const { question, notes } = one(quiz('oumultiresponse', answer(100, 'a') + answer(100, 'b') + answer(0, 'c')))
    expect(question?.item).toMatchObject({
      kind: 'multiple',
      scoring: 'by-credit',
      options: [{ credit: 50 }, { credit: 50 }, { credit: 0 }],
    })
    expect(notes).toEqual(['scoring'])
  })
  test('statements to be marked (mtf, kprime) become pairs', () => {
    const row = (n: number, text: string) =>
      `<row number="${n}"><optiontext><text>${text}</text></optiontext><feedbacktext><text>why ${n}</text></feedbacktext></row>`
    const column = (n: number, text: string) =>
      `<column number="${n}"><responsetext><text>${text}</text></responsetext></column>`
    const weight = (r: number, c: number, w: number) =>
      `<weight rownumber="${r}" columnnumber="${c}"><value>${w}</value></weight>`
    const body = (method: string) =>
      `<scoringmethod><text>${method}</text></scoringmethod>${row(1, 'S3 is a queue')}${row(2, 'SQS is a queue')}${column(1, 'True')}${column(2, 'False')}${weight(1, 1, 0)}${weight(1, 2, 1)}${weight(2, 1, 1)}${weight(2, 2, 0)}`
    expect(one(quiz('mtf', body('subpoints'))).question?.item).toMatchObject({
      kind: 'matching',
      scoring: 'by-pair',
      pairs: [
        { prompt: 'S3 is a queue', answer: 'False', reason: 'why 1' },
        { prompt: 'SQS is a queue', answer: 'True', reason: 'why 2' },
      ],
    })
    expect(one(quiz('kprime', body('kprime'))).notes).toEqual(['scoring', 'statements'])
    expect(one(quiz('mtf', body('subpoints').replaceAll('<value>1</value>', '<value>0</value>'))).notes).toEqual([
      'no-key',
    ])
  })
})
