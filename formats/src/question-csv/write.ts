import type { WrittenText } from '../gift/write.ts'
import { creditText, withWrittenCredits } from '../question-export/credits.ts'
import { type Projection, projected } from '../question-export/projection.ts'
import type { Item, Question, QuestionSet } from '../question/index.ts'
import { partColumns, questionColumns } from './columns.ts'
import { csvCell } from './rows.ts'

/** What CSV carries of a set: all but cases and files. `readQuestionCsv(writeQuestionCsv(set))` gives just this. */
export const csvCarries = (set: QuestionSet): Projection =>
  projected(set, {
    carry: (question) => ({ ...question, item: withWrittenCredits(question.item) }),
    media: false,
    keepLinks: true,
  })

type Part = {
  readonly option?: string
  readonly credit?: string
  readonly match?: string
  readonly reason?: string | undefined
}

/** The set as a CSV file that spreadsheets open without running anything in it, and what became of each question. */
export function writeQuestionCsv(questions: QuestionSet): WrittenText {
  const { set, fidelity } = csvCarries(questions)
  const partsByQuestion = set.questions.map(({ item }) => partsOf(item))
  const most = Math.max(0, ...partsByQuestion.map((parts) => parts.length))
  const numbered = Array.from({ length: most }, (_, i) => partColumns.map((name) => `${name}_${i + 1}`)).flat()
  const rows = set.questions.map((question, row) => {
    const cells = cellsOf(question)
    const parts = Array.from({ length: most }, (_, i) => partsByQuestion[row]?.[i] ?? {})
    return [
      ...questionColumns.map((name) => cells[name] ?? ''),
      ...parts.flatMap((part: Part) => partColumns.map((name) => part[name] ?? '')),
    ]
  })
  const text = [[...questionColumns, ...numbered], ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')
  return { text: `${text}\r\n`, fidelity }
}

function cellsOf(question: Question): Partial<Record<(typeof questionColumns)[number], string>> {
  const {
    key,
    title = '',
    item,
    stem,
    explanation = '',
    category,
    domain = '',
    objective = '',
    difficulty = '',
    points = '',
  } = question
  return {
    key,
    title,
    kind: item.kind,
    stem,
    explanation,
    category: category.join('\n'),
    domain,
    objective,
    difficulty: String(difficulty),
    points: String(points),
    tags: question.tags.join('\n'),
    scenario: question.scenarioSource ?? '',
    references: question.references.map(({ title, url }) => `${title} <${url}>`).join('\n'),
    enemies: question.enemies.join('\n'),
    choose: item.kind === 'multiple' && item.choose !== undefined ? String(item.choose) : '',
    scoring: 'scoring' in item ? item.scoring : '',
    shuffle: 'shuffle' in item ? (item.shuffle ? 'yes' : 'no') : '',
    case_sensitive: item.kind === 'text' ? (item.caseSensitive ? 'yes' : 'no') : '',
    unit: item.kind === 'numeric' ? (item.unit ?? '') : '',
  }
}

function partsOf(item: Item): Part[] {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return item.options.map(({ text, credit, reason }) => ({ option: text, credit: creditText(credit), reason }))
    case 'ordering':
      return item.steps.map(({ text, reason }) => ({ option: text, reason }))
    case 'matching':
      return [
        ...item.pairs.map(({ prompt, answer, reason }) => ({ option: prompt, match: answer, reason })),
        ...item.distractors.map((match) => ({ match })),
      ]
    case 'numeric':
      return item.answers.map(({ value, tolerance, credit, reason }) => ({
        option: String(value),
        match: String(tolerance),
        credit: creditText(credit),
        reason,
      }))
    case 'text':
      return item.answers.map(({ text, credit, reason }) => ({ option: text, credit: creditText(credit), reason }))
  }
}
