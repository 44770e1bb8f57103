import { strToU8, zipSync } from 'fflate'
import { categoryText } from '../gift/blocks.ts'
import { markdownOfText } from '../markup/html-to-markdown.ts'
import { htmlOfMarkdown, plainOfMarkdown } from '../markup/markdown-to-html.ts'
import { plainAnswers } from '../moodle-xml/carries.ts'
import { withoutReasonsOfAnswers } from '../qti/carries.ts'
import type { WrittenPackage } from '../qti/write.ts'
import { zipDate } from '../qti/write.ts'
import { creditText, withWrittenCredits } from '../question-export/credits.ts'
import { throughHtml } from '../question-export/html-markdown.ts'
import { withoutUnit } from '../question-export/losses.ts'
import { patternsOnly, wholeTexts } from '../question-export/patterns.ts'
import { type Projection, projected } from '../question-export/projection.ts'
import type { Note } from '../question-import/fidelity.ts'
import { tagsWithLabels } from '../question-import/label-tags.ts'
import type { Notes } from '../question-import/notes.ts'
import { evenCredit, isFullCredit } from '../question/credit.ts'
import type { Item, Question, QuestionSet } from '../question/index.ts'
import { textOfPattern } from '../question/text-pattern.ts'
import { mapTexts } from '../question/texts.ts'
import { tag, xmlText } from '../xml/write.ts'

/** What QTI 1.2 carries of a set, as Canvas reads it: `readQti(writeQti12(set))` gives just this. */
export const qti12Carries = (set: QuestionSet): Projection => projected(set, { carry, media: true })

function carry(question: Question, notes: Notes): Question | Note {
  if (question.item.kind === 'ordering')
    return { code: 'ordering', words: 'Canvas has no questions about order in QTI 1.2' }
  const losses = [wholeTexts, wholeScoring, withoutReasonsOfAnswers, withoutUnit, plainAnswers]
  const kept = losses.reduce<Item>((left, lose) => lose(left, notes), question.item)
  const lost = patternsOnly(kept)
  if (lost) return lost
  return mapTexts({ ...question, item: withWrittenCredits(kept) }, (text) => throughHtml(text, notes))
}

function wholeScoring(item: Item, notes: Notes): Item {
  if (item.kind === 'matching') {
    if (item.scoring !== 'by-pair') notes.add('scoring', 'it is marked pair by pair, no longer all or nothing')
    if (!item.shuffle) notes.add('order-of-options', 'the order of its answers is no longer fixed')
    const plain = (text: string) => markdownOfText(plainOfMarkdown(text), { notes, media: () => null })
    return { ...item, scoring: 'by-pair', shuffle: true, distractors: item.distractors.map(plain) }
  }
  if (item.kind !== 'multiple') return item
  if (item.choose !== undefined) notes.add('choose-dropped', 'how many options to choose is no longer told')
  const { choose: _choose, ...rest } = item
  if (item.scoring === 'by-credit') return rest
  const right = item.options.filter(({ credit }) => credit > 0).length
  return {
    ...rest,
    options: item.options.map((option) => ({ ...option, credit: option.credit > 0 ? evenCredit(right) : 0 })),
  }
}

/** The set as a package with one QTI 1.2 file, and what became of each question. */
export function writeQti12(questions: QuestionSet): WrittenPackage {
  const { set, fidelity } = qti12Carries(questions)
  const items = set.questions.map(itemXml).join('\n')
  const section = tag('section', { ident: 'root_section' }, '\n', items, '\n')
  const assessment = tag('assessment', { ident: 'questions', title: 'Questions' }, section)
  const namespace = 'http://www.imsglobal.org/xsd/ims_qtiasiv1p2'
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n${tag('questestinterop', { xmlns: namespace }, assessment)}\n`
  const files: Record<string, Uint8Array> = {
    'imsmanifest.xml': strToU8(manifest()),
    'questions/questions.xml': strToU8(xml),
  }
  for (const { name, bytes } of set.media) files[`media/${name}`] = bytes
  return { bytes: zipSync(files, { mtime: zipDate }), fidelity }
}

function manifest(): string {
  const file = 'questions/questions.xml'
  const resource = tag(
    'resource',
    { identifier: 'questions', type: 'imsqti_xmlv1p2', href: file },
    tag('file', { href: file }),
  )
  const metadata = tag('metadata', {}, tag('schema', {}, 'IMS Content'), tag('schemaversion', {}, '1.1.3'))
  const content = metadata + tag('organizations', {}) + tag('resources', {}, resource)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag('manifest', { xmlns: 'http://www.imsglobal.org/xsd/imscp_v1p1', identifier: 'export' }, content)}\n`
}

const types: Readonly<Record<Exclude<Item['kind'], 'ordering'>, string>> = {
  single: 'multiple_choice_question',
  multiple: 'multiple_answers_question',
  matching: 'matching_question',
  numeric: 'numerical_question',
  text: 'short_answer_question',
}

const material = (markdown: string): string =>
  tag(
    'material',
    {},
    tag(
      'mattext',
      { texttype: 'text/html' },
      xmlText(htmlOfMarkdown(markdown, { media: (name) => `../media/${name}` })),
    ),
  )
const field = (label: string, entry: string): string =>
  tag('qtimetadatafield', {}, tag('fieldlabel', {}, label), tag('fieldentry', {}, xmlText(entry)))
const feedbackXml = (ident: string, markdown: string): string =>
  tag('itemfeedback', { ident }, tag('flow_mat', {}, material(markdown)))

type Parts = {
  readonly responses: readonly string[]
  readonly rules: readonly string[]
  readonly feedback: readonly string[]
}

function itemXml(question: Question): string {
  const { key, title = key, stem, explanation, item, points = 1, category } = question
  if (item.kind === 'ordering') return ''
  const tags = tagsWithLabels(question)
  const parts = partsOf(item)
  const metadata = [
    field('question_type', types[item.kind]),
    field('points_possible', String(points)),
    ...(tags.length === 0 ? [] : [field('tag', tags.join('\n'))]),
    ...(category.length === 0
      ? []
      : [field('cc_question_category', categoryText(category).replace(/^\$course\$\/top\//, ''))]),
  ]
  const outcomes = tag(
    'outcomes',
    {},
    tag('decvar', { maxvalue: 100, minvalue: 0, varname: 'SCORE', vartype: 'Decimal' }),
  )
  return tag(
    'item',
    { ident: key, title },
    tag('itemmetadata', {}, tag('qtimetadata', {}, ...metadata)),
    tag('presentation', {}, material(stem), ...parts.responses),
    tag('resprocessing', {}, outcomes, ...parts.rules),
    ...parts.feedback,
    ...(explanation === undefined ? [] : [feedbackXml('general_fb', explanation)]),
  )
}

const setScore = (credit: number, action: 'Set' | 'Add'): string =>
  tag('setvar', { action, varname: 'SCORE' }, creditText(credit))
const rule = (condition: string, after: string, goesOn = 'No'): string =>
  tag('respcondition', { continue: goesOn }, tag('conditionvar', {}, condition), after)
const isValue = (respident: string, value: string): string => tag('varequal', { respident }, xmlText(value))

function partsOf(item: Exclude<Item, { kind: 'ordering' }>): Parts {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return choiceParts(item)
    case 'matching':
      return matchingParts(item)
    case 'numeric': {
      const range = ({ value, tolerance }: (typeof item.answers)[number]) =>
        tag(
          'or',
          {},
          isValue('response1', String(value)),
          tag(
            'and',
            {},
            tag('vargte', { respident: 'response1' }, String(bound(value, -tolerance))),
            tag('varlte', { respident: 'response1' }, String(bound(value, tolerance))),
          ),
        )
      return {
        responses: [blank('Decimal')],
        rules: item.answers.map((answer) => rule(range(answer), setScore(answer.credit, 'Set'))),
        feedback: [],
      }
    }
    case 'text': {
      const is = (text: string) =>
        tag('varequal', { respident: 'response1', case: item.caseSensitive ? 'Yes' : 'No' }, xmlText(text))
      return {
        responses: [blank('String')],
        rules: item.answers.map(({ text, credit }) => rule(is(textOfPattern(text) ?? text), setScore(credit, 'Set'))),
        feedback: [],
      }
    }
  }
}

const bound = (value: number, distance: number): number => Number((value + distance).toPrecision(12))
const blank = (fibtype: string): string =>
  tag(
    'response_str',
    { ident: 'response1', rcardinality: 'Single' },
    tag('render_fib', { fibtype }, tag('response_label', { ident: 'answer1' })),
  )
const idOf = (i: number): string => `option_${i + 1}`

function choiceParts(item: Extract<Item, { kind: 'single' | 'multiple' }>): Parts {
  const labels = item.options.map(({ text }, i) => tag('response_label', { ident: idOf(i) }, material(text)))
  const several = item.kind === 'multiple'
  const render = tag('render_choice', { shuffle: item.shuffle ? 'Yes' : 'No' }, ...labels)
  const response = tag('response_lid', { ident: 'response1', rcardinality: several ? 'Multiple' : 'Single' }, render)
  const shown = item.options.flatMap(({ reason }, i) =>
    reason === undefined
      ? []
      : [
          rule(
            isValue('response1', idOf(i)),
            tag('displayfeedback', { feedbacktype: 'Response', linkrefid: `${idOf(i)}_fb` }),
            'Yes',
          ),
        ],
  )
  return {
    responses: [response],
    rules: [...shown, ...choiceRules(item)],
    feedback: item.options.flatMap(({ reason }, i) =>
      reason === undefined ? [] : [feedbackXml(`${idOf(i)}_fb`, reason)],
    ),
  }
}

function choiceRules(item: Extract<Item, { kind: 'single' | 'multiple' }>): string[] {
  const credits = item.options.map(({ credit }, i) => ({ credit, is: isValue('response1', idOf(i)) }))
  if (item.kind === 'multiple' && item.scoring === 'all-or-nothing') {
    const all = credits.map(({ credit, is }) => (credit > 0 ? is : tag('not', {}, is)))
    return [rule(tag('and', {}, ...all), setScore(100, 'Set'))]
  }
  const action = item.kind === 'multiple' ? 'Add' : 'Set'
  return credits
    .toSorted((a, b) => Number(isFullCredit(b.credit)) - Number(isFullCredit(a.credit)))
    .flatMap(({ credit, is }) =>
      credit === 0 ? [] : [rule(is, setScore(credit, action), action === 'Add' ? 'Yes' : 'No')],
    )
}

function matchingParts({ pairs, distractors }: Extract<Item, { kind: 'matching' }>): Parts {
  const answers = [...pairs.map(({ answer }) => answer), ...distractors]
  const plainMaterial = (text: string) =>
    tag('material', {}, tag('mattext', { texttype: 'text/plain' }, xmlText(plainOfMarkdown(text))))
  const labels = answers.map((answer, i) => tag('response_label', { ident: idOf(i) }, plainMaterial(answer)))
  const responses = pairs.map(({ prompt }, i) =>
    tag('response_lid', { ident: `response_${i + 1}` }, material(prompt), tag('render_choice', {}, ...labels)),
  )
  const rules = pairs.map((_, i) => rule(isValue(`response_${i + 1}`, idOf(i)), setScore(100 / pairs.length, 'Add')))
  return { responses, rules, feedback: [] }
}
