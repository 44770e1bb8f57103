import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { readGift, writeGift } from '../gift/index.ts'
import { readMoodleXml, writeMoodleXml } from '../moodle-xml/index.ts'
import { readQti, writeQti } from '../qti/index.ts'
import { writeQti12 } from '../qti12/write.ts'
import { readQuestionCsv } from '../question-csv/index.ts'
import type { Item, QuestionSet } from '../question/index.ts'
import { base, branch, condition, declaration, given, item, one, rules } from './qti2.fixture.ts'

const textsOf = (found: Item | undefined) => (found?.kind === 'text' ? found.answers.map(({ text }) => text) : found)
const blank = '<p>What? <textEntryInteraction responseIdentifier="RESPONSE"/></p>'
const qti12 = (type: string, body: string, condition12: string) => {
  const xml = `<questestinterop><item ident="i" title="T"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>${type}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation><material><mattext>What? [x]</mattext></material>${body}</presentation><resprocessing><outcomes><decvar maxvalue="100"/></outcomes><respcondition><conditionvar>${condition12}</conditionvar><setvar action="Set">100</setvar></respcondition></resprocessing></item></questestinterop>`
  return expectOk(readQti(xml)).set.questions[0]?.item
}

describe('Q6: a star in what is typed is a star, but where a format says any text', () => {
  test('QTI 2: declared, mapped, and compared by its rules', () => {
    const declared = item(
      declaration('cardinality="single" baseType="string"', '<value>5*3</value>'),
      blank,
      '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>',
    )
    expect(textsOf(one(declared).question?.item)).toEqual([String.raw`5\*3`])
    const match = (more: string) =>
      `<stringMatch caseSensitive="true" ${more}>${given}${base('*p', 'string')}</stringMatch>`
    const compared = (more: string) =>
      item(declaration('cardinality="single" baseType="string"'), blank, rules(condition(branch(match(more), 1))))
    expect(textsOf(one(compared('')).question?.item)).toEqual([String.raw`\*p`])
    expect(textsOf(one(compared('substring="true"')).question?.item)).toEqual([String.raw`*\*p*`])
  })
  test('QTI 1.2, and the labels of one blank, which are no Markdown', () => {
    const typed = '<response_str ident="r"><render_fib/></response_str>'
    expect(textsOf(qti12('short_answer_question', typed, '<varequal respident="r">**kw</varequal>'))).toEqual([
      String.raw`\*\*kw`,
    ])
    expect(textsOf(qti12('short_answer_question', typed, '<varsubstring respident="r">a*</varsubstring>'))).toEqual([
      String.raw`*a\**`,
    ])
    const label =
      '<response_lid ident="response_x"><render_choice><response_label ident="1"><material><mattext>__init__ &lt;b></mattext></material></response_label></render_choice></response_lid>'
    expect(
      textsOf(qti12('fill_in_multiple_blanks_question', label, '<varequal respident="response_x">1</varequal>')),
    ).toEqual(['__init__ <b>'])
  })
  test('capitals count in one blank where its file says so', () => {
    const label =
      '<response_lid ident="response_x"><render_choice><response_label ident="1"><material><mattext>AWS</mattext></material></response_label></render_choice></response_lid>'
    const field =
      '<qtimetadatafield><fieldlabel>case_sensitive</fieldlabel><fieldentry>true</fieldentry></qtimetadatafield>'
    const type = `fill_in_multiple_blanks_question</fieldentry></qtimetadatafield>${field.replace('</fieldentry></qtimetadatafield>', '')}`
    expect(qti12(type, label, '<varequal respident="response_x">1</varequal>')).toMatchObject({ caseSensitive: true })
  })
  test('Blackboard’s and Brightspace’s sheets', () => {
    expect(textsOf(expectOk(readQuestionCsv('FIB\tWhat?\tSELECT *')).set.questions[0]?.item)).toEqual([
      String.raw`SELECT \*`,
    ])
    const sheet = 'NewQuestion,SA,,\nQuestionText,What?,,\nAnswer,100,SELECT *,\n'
    expect(textsOf(expectOk(readQuestionCsv(sheet)).set.questions[0]?.item)).toEqual([String.raw`SELECT \*`])
  })
  test('Moodle means any text by a star, and doubles no backslash', () => {
    const xml = `<quiz><question type="shortanswer"><name><text>N</text></name><questiontext format="html"><text>Q</text></questiontext><answer fraction="100"><text>\\\\host*</text></answer></question></quiz>`
    expect(textsOf(expectOk(readMoodleXml(xml)).set.questions[0]?.item)).toEqual([String.raw`\\\host*`])
    expect(textsOf(expectOk(readGift(String.raw`What? {=\\\\host =2\*3 =a*}`)).set.questions[0]?.item)).toEqual([
      String.raw`\\\host`,
      String.raw`2\*3`,
      'a*',
    ])
  })
})

const setOf = (...texts: string[]): QuestionSet => ({
  questions: [
    {
      key: 'q',
      stem: 'Q',
      item: { kind: 'text', caseSensitive: false, answers: texts.map((text) => ({ text, credit: 100 })) },
      references: [],
      tags: [],
      category: [],
      enemies: [],
    },
  ],
  cases: [],
  media: [],
})

describe('X: a pattern is written where it can be said, and named where it cannot', () => {
  test('QTI keeps the whole texts, and leaves out a question that has none', () => {
    for (const write of [(set: QuestionSet) => writeQti(set, 'qti21'), writeQti12]) {
      const some = write(setOf('s*', String.raw`2\*3`))
      expect(textsOf(expectOk(readQti(some.bytes)).set.questions[0]?.item)).toEqual([String.raw`2\*3`])
      expect(some.fidelity[0]?.notes.map(({ code }) => code)).toEqual(['pattern-dropped'])
      expect(write(setOf('s*')).fidelity).toMatchObject([{ outcome: 'not-imported', notes: [{ code: 'pattern' }] }])
    }
  })
  test('Moodle keeps patterns', () => {
    const set = setOf('s*', String.raw`2\*3`, String.raw`\\\host`)
    const written = ['s*', String.raw`2\*3`, String.raw`\\\host`]
    expect(textsOf(expectOk(readMoodleXml(writeMoodleXml(set).text)).set.questions[0]?.item)).toEqual(written)
    expect(textsOf(expectOk(readGift(writeGift(set).text)).set.questions[0]?.item)).toEqual(written)
  })
})

describe('Q6: a number', () => {
  test('that only shows feedback is no answer', () => {
    const equal = (value: string) => `<equal toleranceMode="exact">${given}${base(value, 'float')}</equal>`
    const shows = `<responseIf>${equal('7')}<setOutcomeValue identifier="HINT">${base('seven')}</setOutcomeValue></responseIf>`
    const xml = item(
      declaration('cardinality="single" baseType="float"'),
      blank,
      rules(condition(shows) + condition(branch(equal('8'), 1))),
    )
    expect(one(xml).question?.item).toEqual({
      kind: 'numeric',
      answers: [{ value: 8, tolerance: 0, credit: 100 }],
    })
  })
  test('between ends that are not right themselves says that they are now; ends that changed places are none', () => {
    const bound = (name: string, value: string) => `<${name}>${given}${base(value, 'float')}</${name}>`
    const range = (low: string, high: string) =>
      one(
        item(
          declaration('cardinality="single" baseType="float"'),
          blank,
          rules(condition(branch(`<and>${bound(low, '3')}${bound(high, '5')}</and>`, 1))),
        ),
      )
    expect(range('gt', 'lt')).toMatchObject({ notes: ['open-bounds'] })
    expect(range('gte', 'lte').notes).toEqual([])
    const typed = '<response_num ident="r"><render_fib/></response_num>'
    const between = (low: string, high: string) =>
      qti12('numerical_question', typed, `<vargte respident="r">${low}</vargte><varlte respident="r">${high}</varlte>`)
    expect(between('3', '5')).toMatchObject({ answers: [{ value: 4, tolerance: 1 }] })
    expect(between('5', '3')).toBeUndefined()
  })
  test('that is counted first and earns its points by the count is the number, not the count', () => {
    const equal = `<equal toleranceMode="exact">${given}${base('42', 'float')}</equal>`
    const counts = `<responseIf>${equal}<setOutcomeValue identifier="RIGHT"><sum><variable identifier="RIGHT"/>${base('1', 'float')}</sum></setOutcomeValue></responseIf>`
    const earns = branch(`<equal toleranceMode="exact"><variable identifier="RIGHT"/>${base('1', 'float')}</equal>`, 1)
    const right =
      '<outcomeDeclaration identifier="RIGHT" cardinality="single" baseType="float"><defaultValue><value>0</value></defaultValue></outcomeDeclaration><outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>'
    const xml = item(
      declaration('cardinality="single" baseType="float"') + right,
      blank,
      rules(condition(counts) + condition(earns)),
    )
    expect(one(xml).question?.item).toMatchObject({ answers: [{ value: 42, credit: 100 }] })
  })
})
