import { Buffer } from 'node:buffer'
import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { readQuestions } from '../question-formats/index.ts'

const read = (sheet: string | Uint8Array) => {
  const { format, set, fidelity } = expectOk(readQuestions(typeof sheet === 'string' ? Buffer.from(sheet) : sheet))
  return {
    format,
    questions: set.questions,
    fidelity,
    notes: fidelity.flatMap(({ notes }) => notes.map(({ code }) => code)),
  }
}
const rightOf = (sheet: string) =>
  read(sheet).questions.map(({ item }) =>
    item.kind === 'single' || item.kind === 'multiple'
      ? item.options.filter(({ credit }) => credit > 0).map(({ text }) => text)
      : item.kind,
  )

describe('Q6: sheets that other quiz tools make', () => {
  test('title rows above, explained column names and a time limit (Kahoot)', () => {
    const sheet =
      ',Quiz,,,,,\n,Write your questions below,,,,,\n,"Question - max 120 characters","Answer 1 - max 75 characters","Answer 2 - max 75 characters","Answer 3 - max 75 characters","Time limit (sec) – 5, 10, 20","Correct answer(s) - choose at least one"\n1,Which is a queue?,SNS,SQS,S3,20,2\n2,Which are stores?,S3,SQS,EFS,20,"1,3"\n'
    expect(rightOf(sheet)).toEqual([['SQS'], ['S3', 'EFS']])
    expect(read(sheet).notes).toEqual(['column-dropped', 'column-dropped'])
    expect(read(sheet).fidelity.map(({ place }) => place.line)).toEqual([4, 5])
  })
  test('kinds by name, an image link and an explanation (Quizizz)', () => {
    const sheet =
      'Question Text,Question Type,Option 1,Option 2,Option 3,Correct Answer,Image Link,Answer explanation\nPick,Multiple Choice,x,y,z,2,https://example.org/a.png,As it is\nPick two,Checkbox,x,y,z,"1,3",,\nWrite it,Fill-in-the-Blank,Paris,,,,,\nTalk,Open-Ended,,,,,,\n'
    expect(rightOf(sheet)).toEqual([['y'], ['x', 'z'], 'text'])
    const { questions, notes } = read(sheet)
    expect(questions[0]).toMatchObject({ stem: 'Pick\n\n![](https://example.org/a.png)', explanation: 'As it is' })
    expect(notes).toEqual(['external-image', 'essay'])
  })
  test('running numbers and line breaks in column names (Blooket)', () => {
    const sheet =
      'Question #,Question Text,Answer 1,Answer 2,"Answer 3\n(Optional)","Correct Answer(s)\n(Only include Answer #)"\n1,Even?,3,4,5,2\n'
    expect(rightOf(sheet)).toEqual([['4']])
    expect(read(sheet).notes).toEqual([])
  })
  test('the right answer in one column and the wrong ones in others (Gimkit)', () => {
    expect(
      rightOf(
        'Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2 (Optional)\nCapital?,Austin,Dallas,Waco\n',
      ),
    ).toEqual([['Austin']])
  })
  test('a reason beside each option (Udemy)', () => {
    const sheet =
      'Question,Question Type,Answer Option 1,Explanation 1,Answer Option 2,Explanation 2,Correct Answers,Overall Explanation,Domain\nSides of a pentagon?,multiple-choice,Six,That is a hexagon,Five,Penta is five,2,See Euclid,Geometry\n'
    expect(read(sheet).questions[0]).toMatchObject({
      explanation: 'See Euclid',
      item: {
        options: [
          { credit: 0, reason: 'That is a hexagon' },
          { credit: 100, reason: 'Penta is five' },
        ],
      },
    })
  })
  test('all options in one cell, parted by bars, with letters before them', () => {
    expect(rightOf('Question\tOptions\tAnswer\nPick\tA) one | B) two\tB\nMany\tx|y|z\tx|z\n')).toEqual([
      ['two'],
      ['x', 'z'],
    ])
  })
  test.each([
    ['TRUE', 'True'],
    ['F', 'False'],
    ['t', 'True'],
  ])('true or false without options, %s', (cell, right) => {
    expect(rightOf(`Question,Type,Answer\nSo?,True/False,${cell}\n`)).toEqual([[right]])
  })
  test.each([
    ['Option C', 'z'],
    ['(b)', 'y'],
    ['A.', 'x'],
    ['A and C', 'x,z'],
    ['A & B', 'x,y'],
    ['x; z', 'x,z'],
    ['Z', 'z'],
    ['AC', 'x,z'],
    ['bc', 'y,z'],
  ])('%j names %s', (cell, right) => {
    expect(rightOf(`question,a,b,c,answer\nWhich?,x,y,z,${cell}\n`).flat().join(',')).toBe(right)
  })
  test('a number that is a place and the text of another option is said', () => {
    const sheet = 'question,a,b,c,answer\nWhich?,3,2,1,3\n'
    expect([rightOf(sheet), read(sheet).notes]).toEqual([[['1']], ['right-by-place']])
  })
  test.each(['Q,A,B,C,ANS\n"One, two?",x,y,z,B\n', 'Q\tA\tB\tC\tANS\nOne, two, three, or more?\tx\ty\tz\tB\n', 'S.No,Questions,Opt1,Opt2,Opt3,Correct Opt\n1,Q?,x,y,z,2\n', 'Question,Option 1,Option 2,Correct Option Number\nQ?,x,y,2\n', 'Question,Correct,Wrong 1\nQ?,y,x\n'])(
    'short names of columns: %j',
    (sheet) => expect(rightOf(sheet)).toEqual([['y']]),
  ) // prettier-ignore
  test('a sheet that counts options from 0 is read so, and said; a 0 beside the last number from 1 is a slip', () => {
    const sheet = 'question,a,b,c,answer\nOne?,x,y,z,0\nTwo?,x,y,z,2\n'
    expect([rightOf(sheet), read(sheet).notes]).toEqual([
      [['x'], ['z']],
      ['counted-from-zero', 'counted-from-zero'],
    ])
    expect(read(sheet.replace(',2\n', ',3\n')).notes).toEqual(['wrong-options'])
    expect(rightOf(sheet.replace(',0\n', ',"0,1"\n'))).toEqual([['x', 'y'], ['z']])
  })
  test.each(['How many?,,,,0', 'So?,True,False,,0'])('a 0 that is an answer moves no other key: %s', (row) => {
    expect(rightOf(`question,a,b,c,answer\n${row}\nOne?,x,y,z,2\n`).at(-1)).toEqual(['y'])
  })
  test('options as a program writes a list; parted at commas they are named; one alone is none', () => {
    const sheet = `question,choices,answer\nOne?,"['x', 'y, z']","y, z"\nTwo?,"x, y",y\nThree?,y,y\n`
    expect(rightOf(sheet)).toEqual([['y, z'], ['y']])
    expect(read(sheet).notes).toEqual(['options-parted', 'wrong-options'])
  })
  test('a row with more cells than columns is refused: a comma in its text has moved its answers', () => {
    expect(read('question,a,b,answer\nOne, two?,b,x,y,a\n').notes).toEqual(['too-many-cells'])
  })
  test('questions and answers without options are typed, and said', () => {
    const { questions, notes } = read('question,answer\nWhat is S3?,Simple Storage Service\n')
    expect(questions[0]?.item).toMatchObject({ kind: 'text', answers: [{ text: 'Simple Storage Service' }] })
    expect(notes).toEqual(['typed-answer'])
  })
  test('what names no option is refused by the name of its column', () => {
    const { fidelity } = read('Question,A,B,Correct Option\nOne?,x,y,E\nTwo?,x,y,\n')
    expect(fidelity.map(({ place, notes }) => [place.line, notes[0]?.words])).toEqual([
      [2, '"E" in the column "Correct Option" is none of its options'],
      [3, 'nothing in the column "Correct Option" says which option is right'],
    ])
  })
  test('a sheet of a German spreadsheet: semicolons, and Windows letters that nothing declares', () => {
    const sheet =
      'Frage;Antwort A;Antwort B;Richtige Antwort;Punkte\r\nGrößte?;Köln;„Berlin“ – 3 €;B;2\r\nPlain;x;y;A;1\r\n'
    const bytes = Uint8Array.from(
      sheet,
      (letter) => ({ '„': 0x84, '“': 0x93, '–': 0x96, '€': 0x80 })[letter] ?? letter.charCodeAt(0),
    )
    const { questions, fidelity } = read(bytes)
    expect(questions[0]).toMatchObject({
      stem: 'Größte?',
      points: 2,
      item: { options: [{ text: 'Köln' }, { text: '„Berlin“ – 3 €', credit: 100 }] },
    })
    expect(fidelity.map(({ outcome }) => outcome)).toEqual(['approximated', 'exact'])
  })
  test('bytes that are partly UTF-8 are not guessed at', () => {
    const broken = Buffer.concat([
      Buffer.from('question,answer\nGrün?,ja\nR'),
      Buffer.from([0xfc]),
      Buffer.from('ck?,nein\n'),
    ])
    expect(readQuestions(broken)).toMatchObject({
      ok: false,
      details: { place: { line: 3 }, reason: expect.stringMatching(/not UTF-8/) },
    })
  })
  test('a sheet without questions names its columns', () => {
    expect(readQuestions(Buffer.from('name,mail\nx,y\n'), undefined, 'csv')).toMatchObject({
      details: { reason: expect.stringMatching(/first row is: name, mail/) },
    })
  })
})
