import { categoryText } from '../gift/blocks.ts'
import type { WrittenText } from '../gift/write.ts'
import { plainOfMarkdown } from '../markup/markdown-to-html.ts'
import { creditText } from '../question-export/credits.ts'
import { tagsWithLabels } from '../question-import/label-tags.ts'
import type { Item, Question, QuestionSet } from '../question/index.ts'
import { moodleOfPattern } from '../question/text-pattern.ts'
import { cdata, tag, xmlText } from '../xml/write.ts'
import { moodleXmlCarries } from './carries.ts'
import { textWriter, type TextWriter } from './write-text.ts'

/** The set as a Moodle XML file, and what became of each question. */
export function writeMoodleXml(questions: QuestionSet): WrittenText {
  const { set, fidelity } = moodleXmlCarries(questions)
  const write = textWriter(set.media)
  const entries: string[] = []
  let category = categoryText([])
  for (const question of set.questions) {
    const next = categoryText(question.category)
    if (next !== category) entries.push(tag('question', { type: 'category' }, tag('category', {}, plainText(next))))
    category = next
    entries.push(questionXml(question, write))
  }
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${entries.join('\n')}\n</quiz>\n`
  return { text, fidelity }
}

const types: Readonly<Record<Item['kind'], string>> = {
  single: 'multichoice',
  multiple: 'multichoice',
  ordering: 'ordering',
  matching: 'matching',
  numeric: 'numerical',
  text: 'shortanswer',
}

const plainText = (text: string): string => tag('text', {}, xmlText(text))
const simple = (name: string, value: string | number | boolean): string => tag(name, {}, xmlText(String(value)))

function questionXml(question: Question, write: TextWriter): string {
  const { key, title = key, stem, explanation, item, points = 1 } = question
  const tags = tagsWithLabels(question).map((name) => tag('tag', {}, plainText(name)))
  return tag(
    'question',
    { type: types[item.kind] },
    '\n',
    [
      tag('name', {}, plainText(title)),
      write('questiontext', {}, stem),
      write('generalfeedback', {}, explanation ?? ''),
      simple('defaultgrade', points),
      simple('penalty', '0.3333333'),
      simple('hidden', 0),
      simple('idnumber', key),
      ...itemXml(item, write),
      ...(tags.length === 0 ? [] : [tag('tags', {}, ...tags)]),
    ].join('\n'),
    '\n',
  )
}

function itemXml(item: Item, write: TextWriter): string[] {
  const feedback = (reason: string | undefined) => write('feedback', {}, reason ?? '')
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return [
        simple('single', item.kind === 'single'),
        simple('shuffleanswers', item.shuffle),
        simple('answernumbering', 'abc'),
        ...item.options.map(({ text, credit, reason }) =>
          write('answer', { fraction: creditText(credit) }, text, feedback(reason)),
        ),
      ]
    case 'ordering':
      return [
        simple('layouttype', 'VERTICAL'),
        simple('selecttype', 'ALL'),
        simple('selectcount', 0),
        simple('gradingtype', item.scoring === 'by-position' ? 'ABSOLUTE_POSITION' : 'ALL_OR_NOTHING'),
        simple('showgrading', 'SHOW'),
        ...item.steps.map(({ text, reason }, i) => write('answer', { fraction: i + 1 }, text, feedback(reason))),
      ]
    case 'matching': {
      const sub = (prompt: string, answer: string) =>
        write('subquestion', {}, prompt, tag('answer', {}, tag('text', {}, cdata(plainOfMarkdown(answer)))))
      return [
        simple('shuffleanswers', item.shuffle),
        ...item.pairs.map(({ prompt, answer }) => sub(prompt, answer)),
        ...item.distractors.map((text) => sub('', text)),
      ]
    }
    case 'numeric':
      return [
        ...item.answers.map(({ value, tolerance, credit, reason }) =>
          tag(
            'answer',
            { fraction: creditText(credit), format: 'moodle_auto_format' },
            plainText(String(value)),
            feedback(reason),
            simple('tolerance', tolerance),
          ),
        ),
        ...(item.unit === undefined
          ? []
          : [tag('units', {}, tag('unit', {}, simple('multiplier', 1), simple('unit_name', item.unit)))]),
      ]
    case 'text':
      return [
        simple('usecase', item.caseSensitive ? 1 : 0),
        ...item.answers.map(({ text, credit, reason }) =>
          tag(
            'answer',
            { fraction: creditText(credit), format: 'moodle_auto_format' },
            plainText(moodleOfPattern(text) ?? text),
            feedback(reason),
          ),
        ),
      ]
  }
}
