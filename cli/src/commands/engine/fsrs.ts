import { assert } from '@cadre/kernel'
import { parseHistory, replay, schedulerOf } from '@cadre/memory'
import { z } from 'zod'
import { engineCommand } from '../../engine-command.ts'
import { readShape } from '../../json-shape.ts'
import { printJson } from '../../print-json.ts'
import { weightsInput } from './weights-input.ts'

const horizons = [1, 7, 30, 90]

const history = z.array(z.array(z.number())).transform((pairs, context) => {
  const parsed = parseHistory(pairs)
  if (parsed.ok) return parsed.value
  const { review, reason } = parsed.details
  context.issues.push({ code: 'custom', input: pairs, message: review > 0 ? `review ${review}: ${reason}` : reason })
  return z.NEVER
})

/** One history of reviews, oldest first, with the parameters of its person where they are known. */
export const cardInput = z.object({ w: weightsInput, history })

/** `cadre engine fsrs FILE.json`: what is remembered after each history of reviews. */
export const fsrs = engineCommand('fsrs', {
  description: 'FSRS-6 memory after [{ w?, history: [[rating, days], …] }]',
  args: {
    file: {
      type: 'positional',
      default: '-',
      description: 'JSON list of histories, oldest review first',
      valueHint: 'FILE.json',
    },
  },
  async run({ args }) {
    printJson((await readShape(args.file, z.array(cardInput))).map(memoryAfter))
  },
})

export function memoryAfter({ w: { weights, clipped }, history }: z.output<typeof cardInput>) {
  const scheduler = schedulerOf(weights)
  const state = replay(scheduler, history)
  assert(state, 'a history holds a review')
  const recall = Object.fromEntries(horizons.map((days) => [days, scheduler.recall(state.stability, days)]))
  return {
    stability: state.stability,
    difficulty: state.difficulty,
    recall,
    ...(clipped.length > 0 ? { clipped } : {}),
  }
}
