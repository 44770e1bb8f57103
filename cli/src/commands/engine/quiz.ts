import { seededRandom } from '@cadre/kernel'
import { openingQuiz, parseQuiz, type Quiz } from '@cadre/memory'
import type { z } from 'zod'
import { engineCommand } from '../../engine-command.ts'
import { nameOf } from '../../input.ts'
import { readShape } from '../../json-shape.ts'
import { numberOption, seeds } from '../../number-option.ts'
import { printJson } from '../../print-json.ts'
import { Refused } from '../../refused.ts'
import { quizInput, quizRequestOf } from './quiz-input.ts'

/** `cadre engine quiz FILE.json`: the questions a group is about to forget and will need. */
export const quiz = engineCommand('quiz', {
  description: 'Opening quiz for a group, with the value of random and of most-recent choices beside it',
  args: {
    file: {
      type: 'positional',
      default: '-',
      description: 'JSON: today, examDate, k, domains, items, learners',
      valueHint: 'FILE.json',
    },
    seed: { type: 'string', default: '1', description: 'Seed of the random choices' },
  },
  async run({ args: { file, seed } }) {
    printJson(quizOf(file, await readShape(file, quizInput), numberOption('seed', seed, seeds)))
  },
})

export function quizOf(file: string, input: z.output<typeof quizInput>, seed: number): Quiz {
  const request = parseQuiz(quizRequestOf(input))
  if (request.ok) return openingQuiz(request.value, seededRandom(seed))
  const { reason, subject } = request.details
  const about = subject === null ? '' : `${subject}: `
  throw new Refused(request.code, `${nameOf(file)}: ${about}${reason}.`, request.details)
}
