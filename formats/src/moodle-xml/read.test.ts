import { Buffer } from 'node:buffer'
import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { readMoodleXml } from './read.ts'

const quiz = (inner: string) => `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${inner}\n</quiz>`
const question = (type: string, inner: string, stem = '<p>Which?</p>') =>
  quiz(`<question type="${type}"><name><text>N</text></name>
    <questiontext format="html"><text><![CDATA[${stem}]]></text></questiontext>${inner}</question>`)
const one = (text: string | Uint8Array) => {
  const { set, fidelity } = expectOk(readMoodleXml(text))
  expect(fidelity).toHaveLength(1)
  return { set, question: set.questions[0], report: fidelity[0] }
}
const answer = (fraction: number, text: string, feedback = '') =>
  `<answer fraction="${fraction}" format="html"><text>${text}</text><feedback format="html"><text>${feedback}</text></feedback></answer>`

describe('Q6: a Moodle XML question', () => {
  test('with one right option keeps feedback, order, points, id, tags and category', () => {
    const text = quiz(`<question type="category"><category><text>$course$/top/AWS/S3</text></category></question>
      <question type="multichoice"><name><text>Layout</text></name>
      <questiontext format="html"><text><![CDATA[<p>Which <b>layout</b>?</p>]]></text></questiontext>
      <generalfeedback format="html"><text>Because.</text></generalfeedback>
      <defaultgrade>2.0000000</defaultgrade><idnumber>aws-7</idnumber>
      <single>true</single><shuffleanswers>0</shuffleanswers>
      ${answer(100, 'Columns', 'Yes')}${answer(-33.33333, 'Rows', 'No')}
      <tags><tag><text>s3</text></tag><tag><text>difficulty:4</text></tag></tags></question>`)
    expect(one(text)).toMatchObject({
      report: { outcome: 'exact', key: 'aws-7' },
      question: {
        key: 'aws-7',
        title: 'Layout',
        stem: 'Which **layout**?',
        explanation: 'Because.',
        points: 2,
        tags: ['s3'],
        difficulty: 4,
        category: ['AWS', 'S3'],
        item: {
          kind: 'single',
          shuffle: false,
          options: [
            { text: 'Columns', credit: 100, reason: 'Yes' },
            { text: 'Rows', credit: -33.33333, reason: 'No' },
          ],
        },
      },
    })
  })
  test('with several right options keeps partial credit', () => {
    const text = question(
      'multichoice',
      `<single>false</single>${answer(33.33333, 'a')}${answer(33.33333, 'b')}${answer(33.33333, 'c')}${answer(0, 'd')}`,
    )
    expect(one(text).question?.item).toMatchObject({
      kind: 'multiple',
      scoring: 'by-credit',
      options: [{ credit: 100 / 3 }, {}, {}, { credit: 0 }],
    })
  })
  test('of one right option among several choices is asked with one choice, and says so', () => {
    const text = question('multichoice', `<single>false</single>${answer(100, 'a')}${answer(0, 'b')}`)
    expect(one(text)).toMatchObject({
      question: { item: { kind: 'single' } },
      report: { outcome: 'approximated', notes: [{ code: 'one-answer' }] },
    })
  })
  test('true or false', () => {
    const item = one(question('truefalse', answer(0, 'false', 'No.') + answer(100, 'true'))).question?.item
    expect(item).toEqual({
      kind: 'single',
      shuffle: false,
      options: [
        { text: 'True', credit: 100 },
        { text: 'False', credit: 0, reason: 'No.' },
      ],
    })
  })
  test('short answer that minds capitals', () => {
    const item = one(question('shortanswer', `<usecase>1</usecase>${answer(100, 'S3')}${answer(50, 's*')}`)).question
      ?.item
    expect(item).toMatchObject({
      kind: 'text',
      caseSensitive: true,
      answers: [{ text: 'S3' }, { text: 's*', credit: 50 }],
    })
  })
  test('number with tolerance and unit', () => {
    const inner = `<answer fraction="100"><text>3.5</text><feedback><text>Yes</text></feedback><tolerance>0.1</tolerance></answer>
      <answer fraction="0"><text>*</text><feedback><text>No</text></feedback></answer>
      <units><unit><multiplier>1</multiplier><unit_name>GiB</unit_name></unit></units>`
    expect(one(question('numerical', inner))).toMatchObject({
      question: {
        item: { kind: 'numeric', unit: 'GiB', answers: [{ value: 3.5, tolerance: 0.1, credit: 100, reason: 'Yes' }] },
      },
      report: { notes: [{ code: 'reason-dropped' }] },
    })
  })
  test('pairs, with answers that fit none', () => {
    const sub = (prompt: string, to: string) =>
      `<subquestion format="html"><text>${prompt}</text><answer><text>${to}</text></answer></subquestion>`
    const item = one(
      question('matching', `<shuffleanswers>true</shuffleanswers>${sub('a', '1')}${sub('b', '2')}${sub('', '3')}`),
    ).question?.item
    expect(item).toMatchObject({
      pairs: [
        { prompt: 'a', answer: '1' },
        { prompt: 'b', answer: '2' },
      ],
      distractors: ['3'],
    })
  })
  test('order', () => {
    const item = one(
      question('ordering', `<gradingtype>ALL_OR_NOTHING</gradingtype>${answer(2, 'b')}${answer(1, 'a')}`),
    ).question?.item
    expect(item).toEqual({ kind: 'ordering', scoring: 'all-or-nothing', steps: [{ text: 'a' }, { text: 'b' }] })
  })
  test('images come along, and one that is missing is said to be', () => {
    const inner = `<questiontext format="html"><text><![CDATA[<img src="@@PLUGINFILE@@/My%20Pic.PNG" alt="A"> <img src="@@PLUGINFILE@@/lost.png" alt="B">]]></text>
      <file name="My Pic.PNG" path="/" encoding="base64">iVBORw==</file></questiontext><single>true</single>${answer(100, 'a')}${answer(0, 'b')}`
    const { set, report } = one(quiz(`<question type="multichoice"><name><text>N</text></name>${inner}</question>`))
    expect(set.questions[0]?.stem).toBe('![A](media:my-pic.png) [image: B]')
    expect(set.media).toEqual([
      { name: 'my-pic.png', type: 'image/png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) },
    ])
    expect(report?.notes.map(({ code }) => code)).toEqual(['image-missing'])
  })
  test('Markdown, plain text and Moodle’s own format', () => {
    const inner = `<single>true</single><answer fraction="100" format="markdown"><text>**a**</text></answer>
      <answer fraction="0" format="plain_text"><text>*b*</text></answer><answer fraction="0" format="moodle_auto_format"><text>c\nd</text></answer>`
    expect(one(question('multichoice', inner)).question?.item).toMatchObject({
      options: [{ text: '**a**' }, { text: '\\*b\\*' }, { text: 'c\\\nd' }],
    })
  })
  test.each(['essay', 'description', 'cloze', 'calculated', 'ddmarker', 'coderunner'])(
    'of the type %s is reported, not imported',
    (type) => {
      expect(one(question(type, '')).report).toMatchObject({ outcome: 'not-imported', title: 'N', place: { line: 3 } })
    },
  )
  test('in UTF-16 reads the same', () => {
    const text = question('multichoice', `<single>true</single>${answer(100, 'Zürich')}${answer(0, '数据')}`)
    const wide = Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le')
    expect(one(wide).question).toEqual(one(text).question)
  })
})

describe('a file that cannot be read is refused whole, by line and reason', () => {
  test.each([
    ['no XML', 'hello', 1, /not XML/],
    ['a cut file', question('essay', '').slice(0, -12), 4, /not XML/],
    ['a document type', `<?xml version="1.0"?>\n<!DOCTYPE quiz [<!ENTITY a "b">]>\n<quiz/>`, 2, /document type/],
    ['another root', '<html/>', 1, /not <quiz>/],
    ['an unknown entity', quiz('&lol;'), 3, /not XML/],
  ])('%s', (_name, text, line, reason) => {
    expect(readMoodleXml(text)).toMatchObject({
      ok: false,
      code: 'questions.file-unreadable',
      details: { place: { line }, reason: expect.stringMatching(reason) },
    })
  })
})
