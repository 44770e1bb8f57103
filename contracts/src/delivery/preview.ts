import { z } from 'zod'
import { idOf, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { quizValueView } from './console.ts'
import { notTheTrainer } from './failures.ts'

export const previewQuiz = operation({
  id: 'delivery.preview-quiz',
  method: 'GET',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/sessions/:sessionKey/quiz',
  summary:
    'The opening quiz as it would be chosen today for these people, and what that is worth beside other choices (S3)',
  access: { kind: 'member', anyOf: ['sessions.lead'] },
  params: z.object({ organisationId: idOf('org'), cohortId: idOf('coh'), sessionKey: text(80) }),
  output: z.object({
    /** The session was opened: its quiz is made, and this is what it was worth. */
    opened: z.boolean(),
    /** Null: nobody remembers anything of this certification yet, so that it is drawn by the domains' weights. */
    value: quizValueView.nullable(),
    questions: z.array(z.object({ domain: z.string(), why: z.string() })),
  }),
  failures: [notTheTrainer],
})
