import { expectOk } from '@cadre/kernel'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readQuestions } from '../question-formats/index.ts'

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])
const item = (id: string, body = '<p>Q</p>', head = '') =>
  `<qti-assessment-item identifier="${id}" title="${id}"><qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>a</qti-value></qti-correct-response></qti-response-declaration>${head}<qti-item-body>${body}<qti-choice-interaction response-identifier="RESPONSE"><qti-simple-choice identifier="a">A</qti-simple-choice><qti-simple-choice identifier="b">B</qti-simple-choice></qti-choice-interaction></qti-item-body></qti-assessment-item>`
const manifest = (resources: string, base = '') =>
  `<manifest xmlns="x"${base}><resources>${resources}</resources></manifest>`
const zipped = (files: Readonly<Record<string, string | Uint8Array>>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content]),
    ),
  )
const read = (files: Readonly<Record<string, string | Uint8Array>>) => expectOk(readQuestions(zipped(files)))

describe('Q6: packages as other tools write them', () => {
  test('items come in the order of the manifest, by relative and encoded names, from a folder in the archive', () => {
    const { set } = read({
      'export/__MACOSX/._z.xml': new Uint8Array([0, 5, 0x16, 7]),
      'export/imsmanifest.xml': manifest(
        '<resource href="my%20items/z.xml"/><resource><file href="./my%20items/a.xml"/></resource>',
      ),
      'export/my items/a.xml': item('second'),
      'export/my items/z.xml': item(
        'first',
        '<p><img src="../pictures/%C3%BCbersicht.png?download=1" alt="An overview"/></p>',
      ),
      'export/pictures/übersicht.png': png,
    })
    expect(set.questions.map(({ key }) => key)).toEqual(['first', 'second'])
    expect(set.questions[0]?.stem).toBe('![An overview](media:ubersicht.png)')
  })
  test('the base of the manifest and of a resource count', () => {
    const { set, fidelity } = read({
      'imsmanifest.xml': manifest(
        '<resource xml:base="deep/" href="z.xml"/><resource href="a.xml"/>',
        ' xml:base="items/"',
      ),
      'items/a.xml': item('second'),
      'items/deep/z.xml': item('first'),
    })
    expect(set.questions.map(({ key }) => key)).toEqual(['first', 'second'])
    expect(fidelity).toHaveLength(2)
  })
  test('a stimulus is one case for all items that name it', () => {
    const reference = '<qti-assessment-stimulus-ref identifier="S" href="../texts/night.xml"/>'
    const { set } = read({
      'items/1.xml': item('one', '<p>Q</p>', reference),
      'items/2.xml': item('two', '<p>Q</p>', reference),
      'items/3.xml': item('three', '<p>Q</p>', reference.replace('night', 'nowhere')),
      'texts/night.xml':
        '<qti-assessment-stimulus identifier="S" title="A night"><qti-stimulus-body><p>It was dark.</p><p><img src="moon.png" alt="The moon"/></p></qti-stimulus-body></qti-assessment-stimulus>',
      'texts/moon.png': png,
    })
    expect(set.cases).toEqual([
      { key: 'a-night', title: 'A night', text: 'It was dark.\n\n![The moon](media:moon.png)' },
    ])
    expect(set.questions.map((question) => question.case)).toEqual(['a-night', 'a-night', undefined])
  })
  test('an item that asks several things about a stimulus has a case with both texts', () => {
    const reference = '<qti-assessment-stimulus-ref identifier="S" href="../texts/night.xml"/>'
    const another = `<p>R</p><qti-choice-interaction response-identifier="RESPONSE"><qti-simple-choice identifier="a">C</qti-simple-choice><qti-simple-choice identifier="b">D</qti-simple-choice></qti-choice-interaction>`
    const { set } = read({
      'items/1.xml': item('one', `${another}<p>Q</p>`, reference),
      'texts/night.xml':
        '<qti-assessment-stimulus identifier="S" title="A night"><qti-stimulus-body><p>It was dark.</p></qti-stimulus-body></qti-assessment-stimulus>',
    })
    expect(set.cases).toEqual([{ key: 'one', title: 'one', text: 'It was dark.\n\nR\n\n(1) _____\n\nQ\n\n(2) _____' }])
    expect(set.questions.map((question) => question.case)).toEqual(['one', 'one'])
  })
  test('Canvas exports a quiz twice and it is read once, whole; its banks are read too', () => {
    const quiz = (ident: string, question: string) =>
      `<questestinterop><assessment ident="${ident}"><section><item ident="${question}"><presentation><material><mattext>Q</mattext></material><response_lid ident="r"><render_choice><response_label ident="1"><material><mattext>A</mattext></material></response_label><response_label ident="2"><material><mattext>B</mattext></material></response_label></render_choice></response_lid></presentation><resprocessing><respcondition><conditionvar><varequal respident="r">2</varequal></conditionvar><setvar>1</setvar></respcondition></resprocessing></item></section></assessment></questestinterop>`
    const { set, fidelity } = read({
      'imsmanifest.xml': manifest(
        '<resource><file href="i1/assessment_qti.xml"/></resource><resource href="i1/assessment_meta.xml"><file href="i1/assessment_meta.xml"/><file href="non_cc_assessments/i1.xml.qti"/></resource>',
      ),
      'i1/assessment_qti.xml': quiz('i1', 'lesser'),
      'i1/assessment_meta.xml': '<quiz identifier="i1"><title>Quiz</title></quiz>',
      'non_cc_assessments/i1.xml.qti': quiz('i1', 'whole'),
      'non_cc_assessments/bank.xml.qti': quiz('bank', 'banked'),
    })
    expect(set.questions.map(({ key }) => key)).toEqual(['whole', 'banked'])
    expect(fidelity.every(({ outcome }) => outcome === 'exact')).toBe(true)
  })
  test('a course in a folder of the archive keeps its images, and a bank its name', () => {
    const entry = (label: string, value: string) =>
      `<qtimetadatafield><fieldlabel>${label}</fieldlabel><fieldentry>${value}</fieldentry></qtimetadatafield>`
    const label = (id: string, text: string) =>
      `<response_label ident="${id}"><material><mattext>${text}</mattext></material></response_label>`
    const bank = `<questestinterop><objectbank ident="b"><qtimetadata>${entry('bank_title', 'Stores')}</qtimetadata><item ident="q"><itemmetadata><qtimetadata>${entry('question_type', 'multiple_choice_question')}</qtimetadata></itemmetadata><presentation><material><mattext texttype="text/html">&lt;img src="$IMS-CC-FILEBASE$/Uploaded%20Media/a.png?canvas_=1" alt="A"&gt;</mattext></material><response_lid ident="r"><render_choice>${label('1', 'x')}${label('2', 'y')}</render_choice></response_lid></presentation><resprocessing><respcondition><conditionvar><varequal respident="r">2</varequal></conditionvar><setvar>1</setvar></respcondition></resprocessing></item></objectbank></questestinterop>`
    const files = { 'course/non_cc_assessments/b.xml.qti': bank, 'course/web_resources/Uploaded Media/a.png': png }
    for (const more of [{}, { 'course/imsmanifest.xml': manifest('') }]) {
      const { set, fidelity } = read({ ...files, ...more, '__MACOSX/course/._b': 'x' })
      expect(set.questions[0]).toMatchObject({ stem: '![A](media:a.png)', category: ['Stores'] })
      expect(fidelity[0]?.outcome).toBe('exact')
    }
  })
  test('an image whose folders are left out is the one file that ends so, if there is but one', () => {
    const shows = (address: string) => item('one', `<p><img src="${address}" alt="A"/></p>`)
    const files = { 'exam/files/org/images/a.png': png, 'exam/files/b/images/a.png': new Uint8Array([1]) }
    const stem = (address: string) => read({ ...files, 'quiz.xml': shows(address) }).set.questions[0]?.stem
    expect(stem('org/images/a.png')).toBe('![A](media:a.png)')
    expect(stem('$IMS_CC_FILE_BASE$org/images/a.png')).toBe('![A](media:a.png)')
    expect(stem('images/a.png')).toBe('[image: A]')
  })
  test('backslashes between folders are folders', () => {
    expect(read({ 'items\\a.xml': item('one') }).set.questions).toHaveLength(1)
  })
  test.each([
    [
      '<assessmentTest identifier="t"><testPart/></assessmentTest>',
      'it only names its questions, which stand in other files; import the whole package (.zip)',
    ],
    ['<manifest><resources/></manifest>', "it is a package's list of contents; import the whole package (.zip)"],
  ])('%s alone is refused with what to bring instead', (xml, reason) => {
    expect(readQuestions(strToU8(xml))).toMatchObject({ ok: false, details: { reason } })
  })
  test('a backup of Moodle is refused with what to export instead', () => {
    expect(readQuestions(new Uint8Array([0x1f, 0x8b, 8, 0]))).toMatchObject({
      ok: false,
      details: { reason: expect.stringContaining('as Moodle XML') },
    })
  })
})
