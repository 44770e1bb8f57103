import { defaultWeights, parseHistory, parseWeights, replay, schedulerOf } from '@cadre/memory'
import { defineCommand } from 'citty'
import { type JsonField, readJsonField } from '../../json-field.ts'
import { printJson } from '../../print-json.ts'

const horizons = [1, 7, 30, 90]

/** `cadre engine fsrs FILE.json`: what is remembered after each history of reviews. */
export const fsrs = defineCommand({
  meta: { name: 'fsrs', description: 'FSRS-6 memory after [{ w?, history: [[rating, days], …] }]' },
  args: {
    file: {
      type: 'positional',
      default: '-',
      description: 'JSON list of histories, oldest review first',
      valueHint: 'FILE.json',
    },
  },
  async run({ args }) {
    printJson((await readJsonField(args.file)).list().map(memoryAfter))
  },
})

export function memoryAfter(card: JsonField) {
  const given = card.optional('w')
  const weights = parseWeights(given ? given.list().map((w) => w.number()) : defaultWeights)
  if (!weights.ok) throw (given ?? card).refused(weights.details.reason)
  const field = card.field('history')
  const history = parseHistory(field.list().map((pair) => pair.list().map((n) => n.number())))
  if (!history.ok) {
    const { review, reason } = history.details
    throw field.refused(review > 0 ? `review ${review}: ${reason}` : reason)
  }
  const scheduler = schedulerOf(weights.value.weights)
  const state = replay(scheduler, history.value)
  if (!state) throw field.refused('there is no review')
  const recall = Object.fromEntries(horizons.map((days) => [days, scheduler.recall(state.stability, days)]))
  const { clipped } = weights.value
  return {
    stability: state.stability,
    difficulty: state.difficulty,
    recall,
    ...(clipped.length > 0 ? { clipped } : {}),
  }
}
