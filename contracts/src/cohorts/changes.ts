import { z } from 'zod'
import { idOf, multiline, plainDate, plainTime, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { cohortChanged, editRefused, nothingToUndo, trainerNotEligible } from './failures.ts'
import { conflictView } from './planning.ts'

const ofCohort = z.object({ organisationId: idOf('org'), cohortId: idOf('coh') })

const sessionKey = () => text(120)
export const calendarEdit = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('move'),
    moves: z
      .array(z.object({ session: sessionKey(), date: plainDate(), time: plainTime() }))
      .min(1)
      .max(60),
  }),
  z.object({ kind: z.literal('cancel'), session: sessionKey() }),
  z.object({ kind: z.literal('merge'), session: sessionKey(), into: sessionKey(), minutes: z.int().min(15).max(480) }),
  z.object({
    kind: z.literal('insert'),
    title: text(160),
    minutes: z.int().min(15).max(480),
    date: plainDate(),
    time: plainTime(),
    trainerId: idOf('per').nullable().default(null),
  }),
  z.object({ kind: z.literal('swap-trainer'), sessions: z.array(sessionKey()).min(1).max(60), trainerId: idOf('per') }),
  z.object({ kind: z.literal('shift'), from: sessionKey(), weeks: z.int().min(-8).max(26) }),
  z.object({ kind: z.literal('reinstate'), session: sessionKey() }),
])
export const consequenceGroups = ['sessions', 'work', 'people', 'invitations', 'exam', 'conflicts', 'advice'] as const
export const consequenceView = z.object({ group: z.enum(consequenceGroups), words: z.string(), worse: z.boolean() })

export const previewChange = operation({
  id: 'cohorts.preview-change',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/changes/preview',
  summary: 'Every consequence of a change to the calendar, without making it',
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'natural',
  params: ofCohort,
  body: z.object({ edit: calendarEdit }),
  output: z.object({ revision: z.int(), consequences: z.array(consequenceView), conflicts: z.array(conflictView) }),
  failures: [editRefused],
})

export const changeCalendar = operation({
  id: 'cohorts.change',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/changes',
  summary: 'Change the calendar: move, cancel, merge, insert, swap trainer, shift. Invitations and feeds follow',
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'key',
  params: ofCohort,
  body: z.object({
    expectedRevision: z.int().min(0),
    edit: calendarEdit,
    /** Why a trainer who is not eligible takes over all the same; recorded. */
    trainerOverride: multiline(500).nullable().default(null),
  }),
  output: z.object({ revision: z.int(), consequences: z.array(consequenceView) }),
  failures: [editRefused, cohortChanged, trainerNotEligible],
})

export const undoChange = operation({
  id: 'cohorts.undo',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/changes/undo',
  summary: 'Undo the last change of the calendar',
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'key',
  params: ofCohort,
  body: z.object({ expectedRevision: z.int().min(0) }),
  output: z.object({ revision: z.int() }),
  failures: [cohortChanged, nothingToUndo, editRefused],
})

export const calendarChangeOperations = [previewChange, changeCalendar, undoChange] as const
