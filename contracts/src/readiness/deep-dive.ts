import { z } from 'zod'
import { failure } from '../kit/failure.ts'
import { idOf, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'

const ofSession = z.object({ organisationId: idOf('org'), cohortId: idOf('coh'), sessionKey: text(120) })

export const nothingProposed = failure(
  'readiness.nothing-proposed',
  409,
  z.object({}),
  () => 'Nothing is proposed for that session any more. Look at the cohort again.',
)
export const nothingFilled = failure(
  'readiness.nothing-filled',
  409,
  z.object({}),
  () => 'That session holds what the blueprint says; there is nothing to undo.',
)

export const acceptDeepDive = operation({
  id: 'readiness.accept-deep-dive',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/sessions/:sessionKey/deep-dive',
  summary: "Fill the session in this cohort's copy of the plan with the group's weak areas, as proposed (R3)",
  access: { kind: 'member', anyOf: ['cohorts.plan', 'trainers.prepare'] },
  idempotency: 'natural',
  params: ofSession,
  output: z.object({ words: z.string() }),
  failures: [nothingProposed],
})

export const undoDeepDive = operation({
  id: 'readiness.undo-deep-dive',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/sessions/:sessionKey/deep-dive',
  summary: 'Put back what the session held before it was filled',
  access: { kind: 'member', anyOf: ['cohorts.plan', 'trainers.prepare'] },
  idempotency: 'key',
  params: ofSession,
  output: z.object({}),
  failures: [nothingFilled],
})
