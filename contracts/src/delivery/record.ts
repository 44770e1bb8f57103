import { attendanceStates, blockKinds } from '@cadre/session'
import { z } from 'zod'
import { idOf, instantText, multiline } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { lostView, parkedView, raisedView } from './console.ts'
import { excusedWithoutNotice, notOfThisCohort, notStarted, notTheTrainer } from './failures.ts'
import { lead, ofRun } from './run.ts'
import { pollPurposes } from './shared.ts'

const states = z.enum(attendanceStates)

export const attendanceView = z.object({
  personId: idOf('per'),
  name: z.string(),
  /** What the traces say. */
  proposed: states,
  minutes: z.int(),
  joinedAt: instantText().nullable(),
  notice: z.object({ reason: z.string(), at: instantText() }).nullable(),
  /** What a trainer confirmed; null: nobody did yet. */
  confirmed: states.nullable(),
  /** Every confirmation and correction, the newest first. */
  history: z.array(z.object({ state: states, note: z.string(), at: instantText(), by: z.string() })),
})

export const readAttendance = operation({
  id: 'delivery.attendance',
  method: 'GET',
  path: '/api/organisations/:organisationId/session-runs/:runId/attendance',
  summary: 'Attendance as proposed from presence, as confirmed, and every correction (K6)',
  access: { kind: 'member', anyOf: ['sessions.lead', 'cohorts.read'] },
  params: ofRun,
  output: z.object({ minutes: z.int(), items: z.array(attendanceView) }),
  failures: [],
})

export const saveAttendance = operation({
  id: 'delivery.save-attendance',
  method: 'PUT',
  path: '/api/organisations/:organisationId/session-runs/:runId/attendance',
  summary: 'Confirm or correct attendance; what was said before stays in the history',
  access: lead,
  idempotency: 'natural',
  params: ofRun,
  body: z.object({
    items: z
      .array(z.object({ personId: idOf('per'), state: states, note: multiline(500).default('') }))
      .min(1)
      .max(1_000),
  }),
  output: z.object({}),
  failures: [notTheTrainer, notOfThisCohort, notStarted, excusedWithoutNotice],
})

export const recordedQuestion = z.object({
  purpose: z.enum(pollPurposes),
  stem: z.string(),
  domain: z.string(),
  /** In words, where it is one of the session’s. */
  objective: z.string().nullable(),
  answered: z.int(),
  right: z.int(),
})

export const readRecord = operation({
  id: 'delivery.record',
  method: 'GET',
  path: '/api/organisations/:organisationId/session-runs/:runId/record',
  summary:
    'Planned against run, results by objective, what was asked, skipped and parked, and what overruns in other cohorts (L3)',
  access: { kind: 'member', anyOf: ['sessions.lead', 'cohorts.read'] },
  params: ofRun,
  output: z.object({
    runId: idOf('run'),
    cohortId: idOf('coh'),
    cohortName: z.string(),
    sessionKey: z.string(),
    title: z.string(),
    startsAt: instantText(),
    endsAt: instantText(),
    startedAt: instantText().nullable(),
    endedAt: instantText().nullable(),
    blocks: z.array(
      z.object({
        key: z.string(),
        kind: z.enum(blockKinds),
        title: z.string(),
        plannedMinutes: z.number(),
        ranMinutes: z.number(),
        outcome: z.enum(['as-planned', 'overran', 'shortened', 'left-out']),
      }),
    ),
    questions: z.array(recordedQuestion),
    raised: z.array(raisedView),
    parked: z.array(parkedView),
    /** Objectives that go to the next opening review; `takenUp`: a later session has opened with them. */
    owed: z.array(lostView.extend({ takenUp: z.boolean() })),
    takeaways: z.string(),
    attendance: z.object({ present: z.int(), partly: z.int(), excused: z.int(), absent: z.int() }).nullable(),
    /** Blocks of this session that overran in half or more of the cohorts that had it; none while it has run too seldom. */
    overruns: z.array(
      z.object({
        title: z.string(),
        plannedMinutes: z.number(),
        medianMinutes: z.number(),
        overran: z.int(),
        runs: z.int(),
      }),
    ),
  }),
  failures: [],
})

export const readTimings = operation({
  id: 'delivery.timings',
  method: 'GET',
  path: '/api/organisations/:organisationId/blueprints/:blueprintId/timings',
  summary: 'How the blocks of a blueprint’s sessions ran in the cohorts that stand on it, beside their plan (L3)',
  access: { kind: 'member', anyOf: ['blueprints.read'] },
  params: z.object({ organisationId: idOf('org'), blueprintId: idOf('blu') }),
  output: z.object({
    /** With fewer runs of a block than this there is no pattern. */
    enoughRuns: z.int(),
    sessions: z.array(
      z.object({
        sessionKey: z.string(),
        runs: z.int(),
        blocks: z.array(
          z.object({
            /** Its place in the session, from 0. */
            place: z.int(),
            kind: z.enum(blockKinds),
            plannedMinutes: z.number(),
            medianMinutes: z.number(),
            runs: z.int(),
            overran: z.int(),
            shortened: z.int(),
            leftOut: z.int(),
            overrunsOften: z.boolean(),
          }),
        ),
        /** Those that the caller may open, the newest first. */
        records: z.array(z.object({ runId: idOf('run'), cohortName: z.string(), startsAt: instantText() })),
      }),
    ),
  }),
  failures: [],
})

export const recordOfRunOperations = [readAttendance, saveAttendance, readRecord, readTimings] as const
