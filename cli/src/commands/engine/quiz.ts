import { daysBetween, parsePlainDate, seededRandom } from '@cadre/kernel'
import {
  defaultWeights,
  openingQuiz,
  parseQuiz,
  parseWeights,
  type Quiz,
  type QuizItem,
  type QuizLearner,
  type Remembered,
  schedulerOf,
} from '@cadre/memory'
import { defineCommand } from 'citty'
import { nameOf } from '../../input.ts'
import { type JsonField, readJsonField } from '../../json-field.ts'
import { numberOption } from '../../number-option.ts'
import { printJson } from '../../print-json.ts'
import { Refused } from '../../refused.ts'

/** `cadre engine quiz FILE.json`: the questions a group is about to forget and will need. */
export const quiz = defineCommand({
  meta: {
    name: 'quiz',
    description: 'Opening quiz for a group, with the value of random and of most-recent choices beside it',
  },
  args: {
    file: {
      type: 'positional',
      default: '-',
      description: 'JSON: today, examDate, k, domains, items, learners',
      valueHint: 'FILE.json',
    },
    seed: { type: 'string', default: '1', description: 'Seed of the random choices' },
  },
  async run({ args }) {
    printJson(quizOf(await readJsonField(args.file), numberOption('seed', args.seed)))
  },
})

export function quizOf(root: JsonField, seed: number): Quiz {
  const today = root.optional('today')
  const perDomain = root.optional('perDomain')?.number()
  const laterWeight = root.optional('laterWeight')?.number()
  const request = parseQuiz({
    items: root.field('items').list().map(itemOf),
    learners: root
      .field('learners')
      .list()
      .map((learner) => learnerOf(learner, today)),
    domainWeights: Object.fromEntries(
      root
        .field('domains')
        .entries()
        .map(([name, weight]) => [name, weight.number()]),
    ),
    goal: { examInDays: examInDays(root, today), ...(laterWeight === undefined ? {} : { laterWeight }) },
    size: root.field('k').number(),
    ...(perDomain === undefined ? {} : { perDomain }),
  })
  if (request.ok) return openingQuiz(request.value, seededRandom(seed))
  const { reason, subject } = request.details
  throw new Refused(
    request.code,
    `${nameOf(root.file)}: ${subject === null ? '' : `${subject}: `}${reason}.`,
    request.details,
  )
}

const itemOf = (item: JsonField): QuizItem => ({
  item: item.field('id').text(),
  domain: item.field('domain').text(),
  enemies:
    item
      .optional('enemies')
      ?.list()
      .map((enemy) => enemy.text()) ?? [],
})

function learnerOf(learner: JsonField, today: JsonField | null): QuizLearner {
  const given = learner.optional('w')
  const weights = parseWeights(given ? given.list().map((w) => w.number()) : defaultWeights)
  if (!weights.ok) throw (given ?? learner).refused(weights.details.reason)
  const memory = new Map<string, Remembered>()
  for (const row of learner.field('memory').list()) {
    const item = row.field('item').text()
    if (memory.has(item)) throw row.refused(`"${item}" is remembered twice`)
    memory.set(item, rememberedOf(row, today))
  }
  return {
    learner: learner.field('id').text(),
    weight: learner.optional('weight')?.number() ?? 1,
    scheduler: schedulerOf(weights.value.weights),
    memory,
  }
}

function rememberedOf(row: JsonField, today: JsonField | null): Remembered {
  const [stability, difficulty] = [row.field('stability').number(), row.field('difficulty').number()]
  if (!(stability >= 0.001 && stability <= 36_500)) throw row.refused('stability lies between .001 and 36,500 days')
  if (!(difficulty >= 1 && difficulty <= 10)) throw row.refused('difficulty lies between 1 and 10')
  const last = row.optional('lastReview')
  const daysSince = last ? daysFrom(last, today ?? row.field('today')) : row.field('daysSince').number()
  if (!(daysSince >= 0)) throw row.refused('the last review lies in the future')
  return { state: { stability, difficulty }, daysSince }
}

function examInDays(root: JsonField, today: JsonField | null): number {
  const examDate = root.optional('examDate')
  if (!examDate) return root.field('examInDays').number()
  const days = daysFrom(today ?? root.field('today'), examDate)
  if (days < 0) throw examDate.refused('the exam lies before today')
  return days
}

function daysFrom(from: JsonField, to: JsonField): number {
  const [start, end] = [dateOf(from), dateOf(to)]
  return daysBetween(start, end)
}

function dateOf(field: JsonField) {
  const date = parsePlainDate(field.text())
  if (!date.ok) throw field.refused(`"${date.details.text}" is not a date as in 2026-03-02`)
  return date.value
}
