import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { readQuestionCsv } from '../question-csv/index.ts'

const one = (sheet: string) => {
  const { set, fidelity } = expectOk(readQuestionCsv(sheet))
  return { question: set.questions[0], notes: fidelity[0]?.notes.map(({ code }) => code) ?? [], report: fidelity[0] }
}

describe('Q6: sheets of others, whose texts nobody wrote for us', () => {
  test('prices are no maths', () => {
    const { question, notes } = one('question,option_a,option_b,correct\nIs it $5 or $10?,$5,$10,B\n')
    expect(question?.stem).toBe(String.raw`Is it \$5 or \$10?`)
    expect(notes).toEqual([])
    const two = one('question,option_a,option_b,option_c,correct\nWhich?,$5,$10,$15,$5;$10\n').question?.item
    expect(two).toMatchObject({ kind: 'multiple', options: [{ credit: 50 }, { credit: 50 }, { credit: 0 }] })
  })
  test('signs that were read as emphasis or maths are named; in our own sheets they are meant', () => {
    const row = 'What is __init__?,2**3**2,b,A\n'
    expect(one(`question,option_a,option_b,correct\n${row}`).notes).toEqual(['signs'])
    expect(one(`stem,option_1,option_2,right\n${row}`).notes).toEqual([])
    expect(one('question,option_a,option_b,correct\na * b or `x_y_z`?,snake_case_name,b,A\n').notes).toEqual([])
  })
  test('a star in what is typed is a star, but in our own sheets any text', () => {
    const typed = (names: string) => one(`${names}\ntext,What?,SELECT *\n`).question?.item
    expect(typed('type,question,option_1')).toMatchObject({ answers: [{ text: String.raw`SELECT \*` }] })
    expect(typed('kind,stem,option_1')).toMatchObject({ answers: [{ text: 'SELECT *' }] })
  })
  test('numbers may have a comma for a point; thousands are refused by the sheet’s own column', () => {
    const number = (text: string) => one(`question;type;answer\nHow many?;numeric;${text}\n`)
    expect(number('3,14').question?.item).toMatchObject({ answers: [{ value: 3.14 }] })
    expect(number('1,000').report?.notes[0]?.words).toContain('"1,000" in the column "answer"')
  })
  test('what is right may be named by its column', () => {
    expect(one('question,answer_a,answer_b,answer_c,correct_answer\nQ?,x,y,z,answer_c\n').question?.item).toMatchObject(
      {
        options: [{ credit: 0 }, { credit: 0 }, { text: 'z', credit: 100 }],
      },
    )
  })
})
