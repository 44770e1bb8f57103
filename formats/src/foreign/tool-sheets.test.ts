import { Buffer } from 'node:buffer'
import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { detectFormat, readQuestions } from '../question-formats/index.ts'

const read = (sheet: string) => {
  const { set, fidelity } = expectOk(readQuestions(Buffer.from(sheet)))
  return {
    questions: set.questions,
    places: fidelity.map(({ place }) => place.line),
    notes: fidelity.map(({ notes }) => notes.map(({ code }) => code)),
    words: fidelity.flatMap(({ notes }) => notes.map(({ words }) => words)),
  }
}
const one = (sheet: string) => ({ ...read(sheet).questions[0], notes: read(sheet).notes[0] })

describe('Q6: the file of Blackboard for uploading questions', () => {
  test('is found by its first line, and its kinds become ours', () => {
    const sheet = [
      'MC\tWhich queue?\tSNS\tincorrect\tSQS\tCorrect\tS3\tincorrect',
      'MA\tWhich are stores?\tS3\tcorrect\tSQS\tincorrect\tEFS\tcorrect',
      'TF\tSQS is a queue.\ttrue',
      'ORD\tIn which order?\tfirst\tsecond\tthird',
      'MAT\tWhat is what?\tS3\tobjects\tEFS\tfiles',
      'FIB\tThe capital of France is\tParis\tparis (France)',
      'NUM\tPi?\t3.14\t0.01',
    ].join('\r\n')
    expect(detectFormat(Buffer.from(sheet))).toBe('csv')
    expect(read(sheet).questions.map(({ item }) => item)).toEqual([
      {
        kind: 'single',
        shuffle: true,
        options: [
          { text: 'SNS', credit: 0 },
          { text: 'SQS', credit: 100 },
          { text: 'S3', credit: 0 },
        ],
      },
      {
        kind: 'multiple',
        shuffle: true,
        scoring: 'all-or-nothing',
        options: [
          { text: 'S3', credit: 50 },
          { text: 'SQS', credit: 0 },
          { text: 'EFS', credit: 50 },
        ],
      },
      {
        kind: 'single',
        shuffle: false,
        options: [
          { text: 'True', credit: 100 },
          { text: 'False', credit: 0 },
        ],
      },
      {
        kind: 'ordering',
        scoring: 'all-or-nothing',
        steps: [{ text: 'first' }, { text: 'second' }, { text: 'third' }],
      },
      {
        kind: 'matching',
        shuffle: true,
        scoring: 'by-pair',
        distractors: [],
        pairs: [
          { prompt: 'S3', answer: 'objects' },
          { prompt: 'EFS', answer: 'files' },
        ],
      },
      {
        kind: 'text',
        caseSensitive: false,
        answers: [
          { text: 'Paris', credit: 100 },
          { text: 'paris (France)', credit: 100 },
        ],
      },
      { kind: 'numeric', answers: [{ value: 3.14, tolerance: 0.01, credit: 100 }] },
    ])
    expect(read(sheet).notes.flat()).toEqual([])
  })
  test('what a spreadsheet made of it: fields in quotes, and empty ones up to the longest line', () => {
    const sheet = 'TF\t"A ""queue"" is a line"\tfalse\t\t\t\nMC\t"Say" it\tyes\tcorrect\tno\tincorrect\n'
    expect(read(sheet).questions.map(({ stem }) => stem)).toEqual(['A "queue" is a line', '"Say" it'])
  })
  test('HTML in a field is text with its marks', () => {
    expect(one('TF\tIs <b>S3</b> a &amp; b?\ttrue')).toMatchObject({ stem: 'Is **S3** a & b?', notes: [] })
  })
  test.each([
    ['MC\tWhich?\tone\tcorrect\ttwo\tperhaps', 'wrong-options', 'neither "correct" nor "incorrect"'],
    ['MC\tWhich?\tone\tincorrect\ttwo\tincorrect', 'no-key', 'marked "correct"'],
    ['TF\tSo?\tyes', 'no-key', 'neither "true" nor "false"'],
    ['MAT\tWhat?\tS3\tobjects\tEFS', 'wrong-options', 'nothing that it matches'],
    ['NUM\tPi?\tabout three', 'wrong-value', 'is no number'],
    ['ESS\tTell.\tSo', 'essay', 'essay'],
    ['FIB_PLUS\tA [x] and [y]\tx\tone\t\ty\ttwo', 'several-interactions', 'several blanks'],
    ['QUIZ_BOWL\tWho?\tYou', 'unknown-type', 'no kind'],
    ['WHAT\tWho?\tYou', 'unknown-type', 'no kind'],
  ])('refuses by its line what it cannot take: %s', (line, code, words) => {
    const found = read(`TF\tFirst.\ttrue\n\n${line}\nTF\tLast.\tfalse`)
    expect(found.questions).toHaveLength(2)
    expect(found.notes).toEqual([[], [code], []])
    expect(found.places).toEqual([1, 3, 4])
    expect(found.words[0]).toContain(words)
  })
})

test('Q6: a question of a hundred thousand parts is refused before its texts are looked at', () => {
  const crowd = 100_000
  const rows = 'Option,0,one\n'.repeat(crowd)
  expect(read(`NewQuestion,MC\nQuestionText,Which?\n${rows}`).notes).toEqual([['too-many-options']])
  expect(read(`MC\tWhich?${'\tone\tincorrect'.repeat(crowd)}`).notes).toEqual([['too-many-options']])
})

describe('Q6: the CSV file of D2L Brightspace, a question below the other', () => {
  const head = (kind: string) =>
    `NewQuestion,${kind},,,\nID,BIO-1,,,\nTitle,Herons,,,\nQuestionText,Which wades?,,,\nPoints,1,,,\nDifficulty,1,,,\nImage,,,,\n`
  test('one right option, with feedback and a part of the points', () => {
    const sheet = `//Remarks,,,,\n,,,,\n${head('MC')}Option,100,Heron,,It does\nOption,0,<i>Swift</i>,HTML,It flies\nOption,25,Duck,,Nearly\nHint,,,,\nFeedback,Legs are long.,,,\n`
    expect(detectFormat(Buffer.from(sheet))).toBe('csv')
    expect(one(sheet)).toMatchObject({
      key: 'bio-1',
      title: 'Herons',
      stem: 'Which wades?',
      explanation: 'Legs are long.',
      notes: [],
      item: {
        kind: 'single',
        options: [
          { text: 'Heron', credit: 100, reason: 'It does' },
          { text: '*Swift*', credit: 0, reason: 'It flies' },
          { text: 'Duck', credit: 25, reason: 'Nearly' },
        ],
      },
    })
    expect(read(sheet).places).toEqual([3])
  })
  test('several right options share the points, or are marked as a whole', () => {
    const sheet = (rule: string) =>
      `${head('MS')}Scoring,${rule},,,\nOption,1,Heron,,\nOption,0,Swift,,\nOption,1,Egret,,\n`
    expect(one(sheet('RightAnswers')).item).toMatchObject({
      kind: 'multiple',
      scoring: 'by-credit',
      options: [{ credit: 50 }, { credit: 0 }, { credit: 50 }],
    })
    expect(one(sheet('AllOrNothing')).item).toMatchObject({ scoring: 'all-or-nothing' })
    expect(one(sheet('RightMinusWrong')).notes).toEqual(['scoring'])
  })
  test('true or false, in rows of their own', () => {
    expect(one(`${head('TF')}TRUE,0,No\nFALSE,100,Yes\n`).item).toEqual({
      kind: 'single',
      shuffle: false,
      options: [
        { text: 'True', credit: 0, reason: 'No' },
        { text: 'False', credit: 100, reason: 'Yes' },
      ],
    })
  })
  test('matches name their choices by number, and choices that none names fit nothing', () => {
    const sheet = `${head('M')}Scoring,EquallyWeighted\nChoice,1,Pond\nChoice,2,Sky\nChoice,3,Cave\nMatch,2,Swift\nMatch,1,Heron\n`
    expect(one(sheet).item).toEqual({
      kind: 'matching',
      shuffle: true,
      scoring: 'by-pair',
      distractors: ['Cave'],
      pairs: [
        { prompt: 'Swift', answer: 'Sky' },
        { prompt: 'Heron', answer: 'Pond' },
      ],
    })
  })
  test('items in their order, and typed answers', () => {
    const items = `${head('O')}Item,Egg,NOT HTML,First\nItem,Chick,NOT HTML\n`
    expect(one(items).item).toEqual({
      kind: 'ordering',
      scoring: 'by-position',
      steps: [{ text: 'Egg', reason: 'First' }, { text: 'Chick' }],
    })
    expect(one(`${head('SA')}InputBox,3,40\nAnswer,100,Heron,sensitive\nAnswer,50,Egret\n`).item).toEqual({
      kind: 'text',
      caseSensitive: true,
      answers: [
        { text: 'Heron', credit: 100 },
        { text: 'Egret', credit: 50 },
      ],
    })
  })
  test('says what it leaves behind: image, hint, and a difficulty of ten', () => {
    const sheet =
      'NewQuestion,TF\nQuestionText,So?\nDifficulty,7\nPoints,5\nImage,images/a.jpg\nTRUE,100\nFALSE,0\nHint,Think\n'
    expect(one(sheet)).toMatchObject({
      difficulty: 4,
      points: 5,
      notes: ['image-missing', 'hints-dropped', 'difficulty-scaled'],
    })
  })
  test('reads semicolons, as spreadsheets write them where the comma is a decimal sign', () => {
    expect(one('NewQuestion;TF\nQuestionText;So, or not?\nTRUE;100,0\nFALSE;0').stem).toBe('So, or not?')
  })
  test.each([
    ['MC', 'Option,,100,Heron\nOption,,0,Swift', 'wrong-options'],
    ['MC', 'Option,0,Heron\nOption,0,Swift', 'no-key'],
    ['TF', 'TRUE,100\nFALSE,100', 'no-key'],
    ['M', 'Choice,1,Pond\nMatch,2,Heron', 'wrong-options'],
    ['SA', 'Answer,100,her(on|ring),regexp', 'wrong-value'],
    ['WR', 'AnswerKey,Long', 'essay'],
    ['FIB', 'Blank,1,x', 'unknown-type'],
  ])('refuses by its line what it cannot take: %s %s', (kind, rows, code) => {
    const found = read(`NewQuestion,TF\nQuestionText,First\nTRUE,100\nFALSE,0\n${head(kind)}${rows}\n`)
    expect(found.questions).toHaveLength(1)
    expect(found.notes).toEqual([[], [code]])
    expect(found.places).toEqual([1, 5])
  })
})
