import { z } from 'zod'
import { idOf, instantText, multiline, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { phases } from '@cadre/session'
import { doesNotTakePlace, movedOn, notTheTrainer, runRefusals } from './failures.ts'
import { sharedRun } from './shared.ts'

const organisation = { organisationId: idOf('org') }
export const ofRun = z.object({ ...organisation, runId: idOf('run') })
export const ofSession = z.object({ ...organisation, cohortId: idOf('coh'), sessionKey: text(120) })
export const lead = { kind: 'member', anyOf: ['sessions.lead'] } as const
export const takePart = { kind: 'member', anyOf: ['sessions.attend', 'sessions.lead'] } as const
export const follow = { kind: 'member', anyOf: ['sessions.attend', 'sessions.lead', 'cohorts.read'] } as const

export const openRun = operation({
  id: 'delivery.open',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/sessions/:sessionKey/run',
  summary: 'Open a session: people can come in, and its opening quiz is built for them',
  access: lead,
  idempotency: 'natural',
  params: ofSession,
  output: z.object({ runId: idOf('run') }),
  failures: [notTheTrainer, doesNotTakePlace, ...runRefusals],
})

export const runOfSession = operation({
  id: 'delivery.of-session',
  method: 'GET',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/sessions/:sessionKey/run',
  summary: 'Whether a session is open, running or over, and what the caller can do there',
  access: follow,
  params: ofSession,
  output: z.object({
    run: z.object({ runId: idOf('run'), phase: z.enum(phases) }).nullable(),
    mayLead: z.boolean(),
    holdsSeat: z.boolean(),
    /** The caller's own advance notice that they cannot come. */
    notice: z.object({ reason: z.string(), at: instantText() }).nullable(),
    /** Objectives that earlier sessions of this cohort owe to this one's opening review. */
    owed: z.array(z.object({ objective: z.string(), words: z.string() })),
  }),
  failures: [],
})

export const listRuns = operation({
  id: 'delivery.list',
  method: 'GET',
  path: '/api/organisations/:organisationId/session-runs',
  summary: 'Sessions that are open, running or over, in the cohorts that the caller has to do with; newest first',
  access: follow,
  params: z.object(organisation),
  query: z.object({ cohortId: idOf('coh').optional() }),
  output: z.object({
    items: z.array(
      z.object({
        runId: idOf('run'),
        cohortId: idOf('coh'),
        cohortName: z.string(),
        sessionKey: z.string(),
        title: z.string(),
        phase: z.enum(phases),
        startsAt: instantText(),
        endedAt: instantText().nullable(),
        /** Null until attendance was confirmed. */
        attendance: z.object({ present: z.int(), partly: z.int(), excused: z.int(), absent: z.int() }).nullable(),
      }),
    ),
  }),
  failures: [],
})

export const readRun = operation({
  id: 'delivery.read',
  method: 'GET',
  path: '/api/organisations/:organisationId/session-runs/:runId',
  summary: 'What a session shows to all who are in it, whole',
  access: follow,
  params: ofRun,
  output: z.object({ serverNow: instantText(), mayLead: z.boolean(), run: sharedRun }),
  failures: [],
})

/** See `RunCommand` in engines/session. */
export const runCommand = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start') }),
  z.object({ kind: z.literal('next') }),
  z.object({ kind: z.literal('back') }),
  z.object({ kind: z.literal('extend'), minutes: z.int().min(-60).max(60) }),
  z.object({ kind: z.literal('pause') }),
  z.object({ kind: z.literal('resume') }),
  z.object({ kind: z.literal('refit') }),
  z.object({ kind: z.literal('end') }),
])

export const commandRun = operation({
  id: 'delivery.command',
  method: 'POST',
  path: '/api/organisations/:organisationId/session-runs/:runId/commands',
  summary: 'Start, next, back, more time, pause, accept the re-fit, end',
  access: lead,
  idempotency: 'key',
  params: ofRun,
  /** `expectedRevision`: what was seen, so that two screens never step twice. */
  body: z.object({ expectedRevision: z.int(), command: runCommand }),
  output: z.object({ serverNow: instantText(), run: sharedRun }),
  failures: [notTheTrainer, movedOn, ...runRefusals],
})

export const saveTakeaways = operation({
  id: 'delivery.save-takeaways',
  method: 'PUT',
  path: '/api/organisations/:organisationId/session-runs/:runId/takeaways',
  summary: 'What the group takes home, shown in the closing and kept in the record',
  access: lead,
  idempotency: 'natural',
  params: ofRun,
  body: z.object({ takeaways: multiline(4_000) }),
  output: z.object({}),
  failures: [notTheTrainer],
})

export const runningOperations = [openRun, runOfSession, listRuns, readRun, commandRun, saveTakeaways] as const
