import { z } from 'zod'
import { idOf } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { ofQuestion } from './questions.ts'

const interval = z.object({ low: z.number(), high: z.number() }).nullable()

export const itemFlags = [
  'not-enough-data',
  'constant',
  'too-easy',
  'too-hard',
  'low-discrimination',
  'negative-discrimination',
  'miskey-suspect',
] as const

/** Shares are 0 to 1, intervals 95 %. `rest`: correlation with the share right on the taker's other answers. */
export const versionStatistics = z.object({
  versionId: idOf('qve'),
  number: z.int(),
  n: z.int(),
  /** Answers still missing before anything is said of its quality. 0: enough. */
  missing: z.int(),
  right: z.number().nullable(),
  rightInterval: interval,
  rest: z.number().nullable(),
  restInterval: interval,
  meanSeconds: z.number().nullable(),
  flags: z.array(z.enum(itemFlags)),
  words: z.string(),
  options: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      isKey: z.boolean(),
      n: z.int(),
      share: z.number(),
      shareInterval: interval,
      meanRest: z.number().nullable(),
      rest: z.number().nullable(),
      /** How many chose it among the weaker, middle and stronger takers (below 50 %, to 75 %, above). */
      byGroup: z.array(z.int()).length(3),
    }),
  ),
})

export const readQuestionStatistics = operation({
  id: 'bank.statistics',
  method: 'GET',
  path: '/api/organisations/:organisationId/questions/:questionId/statistics',
  summary: 'How a question behaved in real attempts, each version by itself, with intervals (Q3)',
  access: { kind: 'member', anyOf: ['questions.read'] },
  params: ofQuestion,
  output: z.object({ items: z.array(versionStatistics) }),
  failures: [],
})

export const listQuestionAlarms = operation({
  id: 'bank.alarms',
  method: 'GET',
  path: '/api/organisations/:organisationId/question-alarms',
  summary: 'Live questions whose answers say that something is wrong: first those that may be keyed wrongly',
  access: { kind: 'member', anyOf: ['questions.read'] },
  params: ofQuestion.omit({ questionId: true }),
  output: z.object({
    items: z.array(
      z.object({
        questionId: idOf('qst'),
        excerpt: z.string(),
        n: z.int(),
        flags: z.array(z.enum(itemFlags)),
        words: z.string(),
      }),
    ),
  }),
  failures: [],
})
