import { blockKinds, phases, pollPhases } from '@cadre/session'
import { z } from 'zod'
import { reviewQuestion, takerQuestion } from '../bank/taker.ts'
import { idOf, instantText } from '../kit/fields.ts'

/** What everybody in the room may see: no names, and no key before it is revealed. */

export const runBlockView = z.object({
  key: z.string(),
  kind: z.enum(blockKinds),
  title: z.string(),
  plannedMs: z.int(),
  /** 0: left out. */
  allottedMs: z.int(),
  spentMs: z.int(),
  begunAt: instantText().nullable(),
})

export const tallyView = z.object({
  answered: z.int(),
  /** By the option's id; empty for kinds without options. */
  byOption: z.record(z.string(), z.int()),
  /** How many were wholly right. */
  right: z.int(),
})

export const pollPurposes = ['opening', 'practice'] as const

export const sharedPoll = z.object({
  pollId: idOf('pol'),
  purpose: z.enum(pollPurposes),
  /** Its number among those of its purpose, from 1, and how many there are. */
  number: z.int(),
  of: z.int(),
  phase: z.enum(pollPhases),
  question: takerQuestion,
  /** Null until it is closed, so that nobody follows the crowd. */
  tally: tallyView.nullable(),
  /** Null until it is revealed. */
  review: reviewQuestion.nullable(),
})

export const labView = z.object({
  key: z.string(),
  title: z.string(),
  goal: z.string(),
  needs: z.array(z.string()),
  steps: z.array(z.object({ do: z.string(), expect: z.string().nullable() })),
  outcomes: z.array(z.string()),
})

/** What changes with every answer and arrival; sent at most four times a second. */
export const runCounts = z.object({
  pollId: idOf('pol').nullable(),
  answered: z.int(),
  present: z.int(),
  labDone: z.int(),
  raised: z.int(),
  parked: z.int(),
})

/** The closing: what is due until the next session, and what that is about. */
export const comingUp = z.object({
  next: z.object({ title: z.string(), startsAt: instantText() }).nullable(),
  work: z.array(z.object({ key: z.string(), title: z.string(), minutes: z.int(), due: instantText() })),
})

/** The whole of what a session shows to all who are in it. */
export const sharedRun = z.object({
  runId: idOf('run'),
  cohortId: idOf('coh'),
  cohortName: z.string(),
  sessionKey: z.string(),
  title: z.string(),
  /** Rises with every change. */
  revision: z.int(),
  phase: z.enum(phases),
  startsAt: instantText(),
  endsAt: instantText(),
  openedAt: instantText().nullable(),
  startedAt: instantText().nullable(),
  enteredAt: instantText().nullable(),
  endedAt: instantText().nullable(),
  /** Place of the current block, from 0. */
  at: z.int().nullable(),
  blocks: z.array(runBlockView),
  /** The question on screen: open, or shown last. */
  poll: sharedPoll.nullable(),
  lab: labView.nullable(),
  /** Keys of the exam's domains that the session serves, as the cohort's blueprint has them. */
  domains: z.array(z.string()),
  /** Another one whenever somebody works with somebody else in the lab; null: nobody is paired. */
  pairing: z.string().nullable(),
  takeaways: z.string(),
  /** Null before the closing. */
  comingUp: comingUp.nullable(),
  counts: runCounts,
})
