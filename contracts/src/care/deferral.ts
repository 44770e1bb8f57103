import { z } from 'zod'
import { cohortFull, seatTaken } from '../cohorts/failures.ts'
import { idOf, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { cohortOver, deferralTooOld, deferralUndone, notInCohort, otherExam } from './failures.ts'

const organisation = { organisationId: idOf('org') }
const ofPerson = z.object({ ...organisation, cohortId: idOf('coh'), personId: idOf('per') })
const refusals = [otherExam, cohortOver, notInCohort, cohortFull, seatTaken] as const

export const deferralGroups = ['seats', 'work', 'exam', 'fee', 'mail'] as const
const consequence = z.object({ group: z.enum(deferralGroups), words: z.string(), worse: z.boolean() })

/** What is charged or given back for moving, and why; null: nothing. */
const fee = z
  .object({
    minor: z.int().min(-10_000_000).max(10_000_000),
    currency: z
      .string()
      .length(3)
      .regex(/^[A-Z]{3}$/),
    words: text(200),
  })
  .nullable()
  .default(null)

export const previewDeferral = operation({
  id: 'care.preview-deferral',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/people/:personId/deferral/preview',
  summary: 'Every consequence of moving somebody to another cohort of the same certification, without moving them',
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'natural',
  params: ofPerson,
  body: z.object({ toCohortId: idOf('coh'), fee }),
  output: z.object({ consequences: z.array(consequence) }),
  failures: refusals,
})

export const defer = operation({
  id: 'care.defer',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/people/:personId/deferral',
  summary:
    'Move somebody to another cohort of the same certification: progress, attempts, exam, fee and reason go along',
  creates: true,
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'key',
  params: ofPerson,
  body: z.object({ toCohortId: idOf('coh'), reason: text(300), fee }),
  output: z.object({ deferralId: idOf('dfr'), promoted: z.array(z.string()) }),
  failures: refusals,
})

export const undoDeferral = operation({
  id: 'care.undo-deferral',
  method: 'POST',
  path: '/api/organisations/:organisationId/deferrals/:deferralId/undo',
  summary: 'Take a deferral back while the old seat is free; for two weeks',
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'key',
  params: z.object({ ...organisation, deferralId: idOf('dfr') }),
  body: z.object({}),
  output: z.object({ promoted: z.array(z.string()) }),
  failures: [...refusals, deferralUndone, deferralTooOld],
})

export const deferralOperations = [previewDeferral, defer, undoDeferral] as const
