import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { readMoodleXml } from '../moodle-xml/index.ts'
import { readQti } from '../qti/index.ts'
import type { ReadResult } from '../question-import/fidelity.ts'

const read = (result: ReadResult) => {
  const { set, fidelity } = expectOk(result)
  return {
    cases: set.cases.map(({ title, text }) => [title, text]),
    questions: set.questions,
    asked: set.questions.map(({ stem, item, points = 1 }) => [stem, item.kind, points]),
    notes: fidelity.map(({ notes }) => notes.map(({ code }) => code)),
    words: fidelity[0]?.notes[0]?.words,
  }
}

describe('Q6: a cloze text of Moodle', () => {
  const cloze = (text: string) =>
    read(
      readMoodleXml(
        `<quiz><question type="cloze"><name><text>Cities</text></name><questiontext format="html"><text><![CDATA[${text}]]></text><file name="f.png" encoding="base64">AAAA</file></questiontext><generalfeedback><text>See a map</text></generalfeedback></question></quiz>`,
      ),
    )
  test('with one gap is a question with that gap', () => {
    const { questions, cases, notes } = cloze('<p>It is {1:SAC:=Paris#Yes~%50%L&#39;aris~*#No} indeed.</p>')
    expect([cases, notes]).toEqual([[], [['one-gap']]])
    expect(questions[0]).toMatchObject({
      title: 'Cities',
      stem: 'It is _____ indeed.',
      explanation: 'See a map',
      item: {
        kind: 'text',
        caseSensitive: true,
        answers: [
          { text: 'Paris', credit: 100, reason: 'Yes' },
          { text: "L'aris", credit: 50 },
          { text: '*', credit: 0, reason: 'No' },
        ],
      },
    })
  })
  test('with several is a case with a question for each, worth what the gap is', () => {
    const text = String.raw`<p><img src="@@PLUGINFILE@@/f.png" alt="F"/> {1:MULTICHOICE:a#no~=b \} c#yes}, {2:NUMERICAL:=23.8:0.1~%50%23.8:2}, {:MRS:%50%x&amp;y~%50%z~%-50%w} and {3:MCS:a~%100%b}.</p>`
    const { questions, cases, asked, notes } = cloze(text)
    expect(cases).toEqual([['Cities', '![F](media:f.png) (1) _____, (2) _____, (3) _____ and (4) _____.']])
    expect(asked).toEqual([
      ['(1) _____', 'single', 1],
      ['(2) _____', 'numeric', 2],
      ['(3) _____', 'multiple', 1],
      ['(4) _____', 'single', 3],
    ])
    expect(questions.map(({ title, case: key }) => [title, key])).toEqual(
      [1, 2, 3, 4].map((n) => [`Cities (${n})`, 'cities']),
    )
    expect(questions.map(({ item }) => item)).toMatchObject([
      {
        shuffle: false,
        options: [
          { text: 'a', credit: 0, reason: 'no' },
          { text: 'b } c', credit: 100, reason: 'yes' },
        ],
      },
      {
        answers: [
          { value: 23.8, tolerance: 0.1, credit: 100 },
          { tolerance: 2, credit: 50 },
        ],
      },
      { shuffle: true, options: [{ text: 'x&y', credit: 50 }, { credit: 50 }, { credit: -50 }] },
      { shuffle: true },
    ])
    expect(notes).toEqual([['parts'], ['parts'], ['parts'], ['parts']])
  })
  test('is refused whole where one gap cannot be asked', () => {
    const { questions, cases, notes, words } = cloze('{1:SA:=x} and {1:MC:a~b}')
    expect([questions, cases, notes]).toEqual([[], [], [['wrong-options']]])
    expect(words).toBe('of the 2 things it asks, in number 2 exactly one option must be right, not 0')
    expect(cloze('{1:NM:=x} and {1:SA:=y}').notes).toEqual([['wrong-answers']])
    expect(cloze('{1:DRAW:=x}').notes).toEqual([['no-gap']])
  })
})

describe('Q6: words for gaps of Moodle', () => {
  const word = (kind: string, text: string, group: number) =>
    `<${kind}><text>${text}</text><group>${group}</group></${kind}>`
  const gaps = (type: string, text: string) => {
    const kind = type === 'ddwtos' ? 'dragbox' : 'selectoption'
    const words = word(kind, 'S3', 1) + word(kind, 'SQS', 1) + word(kind, 'fast', 2) + word(kind, 'slow', 2)
    return read(
      readMoodleXml(
        `<quiz><question type="${type}"><name><text>W</text></name><questiontext format="html"><text>${text}</text></questiontext><defaultgrade>4</defaultgrade><shuffleanswers>1</shuffleanswers>${words}</question></quiz>`,
      ),
    )
  }
  test.each(['gapselect', 'ddwtos'])('are options of the gap whose group they are of (%s)', (type) => {
    const { questions, cases, asked } = gaps(type, 'A queue is [[2]], a disk is [[4]].')
    expect(cases).toEqual([['W', 'A queue is (1) _____, a disk is (2) _____.']])
    expect(asked).toEqual([
      ['(1) _____', 'single', 2],
      ['(2) _____', 'single', 2],
    ])
    expect(questions.map(({ item }) => item)).toMatchObject([
      {
        shuffle: true,
        options: [
          { text: 'S3', credit: 0 },
          { text: 'SQS', credit: 100 },
        ],
      },
      {
        options: [
          { text: 'fast', credit: 0 },
          { text: 'slow', credit: 100 },
        ],
      },
    ])
    expect(gaps(type, 'It is [[1]].').questions[0]).toMatchObject({ stem: 'It is _____.', points: 4 })
    expect(gaps(type, '[[1]] '.repeat(101)).notes).toEqual([['too-many']])
    expect(gaps(type, 'It is [[1]] or [[9]].').notes).toEqual([['no-key']])
  })
})

describe('Q6: several blanks or menus in a text of Canvas', () => {
  const menu = (name: string, ...labels: string[]) =>
    `<response_lid ident="response_${name}"><material><mattext>${name}</mattext></material><render_choice>${labels.map((label) => `<response_label ident="${name}${label}"><material><mattext texttype="text/plain">${label}</mattext></material></response_label>`).join('')}</render_choice></response_lid>`
  const earns = (name: string, label: string, points: number) =>
    `<respcondition><conditionvar><varequal respident="response_${name}">${name}${label}</varequal></conditionvar><setvar action="Add">${points}</setvar></respcondition>`
  const canvas = (type: string, body: string, rules: string) =>
    read(
      readQti(
        `<questestinterop><item ident="i" title="Question"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>${type}</fieldentry></qtimetadatafield><qtimetadatafield><fieldlabel>points_possible</fieldlabel><fieldentry>4</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation><material><mattext texttype="text/html">&lt;p&gt;Roses: [c_1], violets: [c2].&lt;/p&gt;</mattext></material>${body}</presentation><resprocessing>${rules}</resprocessing></item></questestinterop>`,
      ),
    )
  test('are a case with a question for each, with its share of the points', () => {
    const body = menu('c_1', 'red', 'plaid') + menu('c2', 'grey', 'blue')
    const { questions, cases, asked } = canvas(
      'multiple_dropdowns_question',
      body,
      earns('c_1', 'red', 25) + earns('c2', 'blue', 75),
    )
    expect(cases[0]?.[1]).toBe('Roses: (1) _____, violets: (2) _____.')
    expect(asked).toEqual([
      ['(1) _____', 'single', 1],
      ['(2) _____', 'single', 3],
    ])
    expect(questions[1]?.item).toMatchObject({ options: [{ credit: 0 }, { text: 'blue', credit: 100 }] })
  })
  test('that are typed take every text they list; a menu without a key refuses all', () => {
    const body = menu('c_1', 'red', 'Red') + menu('c2', 'blue')
    const typed = canvas('fill_in_multiple_blanks_question', body, earns('c_1', 'red', 50) + earns('c2', 'blue', 50))
    expect(typed.questions.map(({ item }) => item)).toMatchObject([
      { kind: 'text', answers: [{ text: 'red' }, { text: 'Red' }] },
      { kind: 'text', answers: [{ text: 'blue' }] },
    ])
    expect(canvas('', body, earns('c_1', 'red', 50) + earns('c2', 'blue', 50)).notes).toEqual([
      ['several-interactions'],
    ])
    const keyless = canvas('multiple_dropdowns_question', body, earns('c_1', 'red', 50))
    expect([keyless.questions, keyless.notes]).toEqual([[], [['no-key']]])
  })
})
