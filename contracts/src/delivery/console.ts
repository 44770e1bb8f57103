import { pollCommands, pollPhases } from '@cadre/session'
import { z } from 'zod'
import { reviewQuestion } from '../bank/taker.ts'
import { idOf, instantText, multiline, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { notOfThisCohort, notTheTrainer, pollRefused, questionNotLive, runRefusals } from './failures.ts'
import { lead, ofRun } from './run.ts'
import { labView, pollPurposes, tallyView } from './shared.ts'

const person = z.object({ personId: idOf('per'), name: z.string() })

/** A question as its trainer sees it: with key, reasons, why it was chosen, and how the group answers. */
export const consolePoll = z.object({
  pollId: idOf('pol'),
  purpose: z.enum(pollPurposes),
  number: z.int(),
  phase: z.enum(pollPhases),
  domain: z.string(),
  /** Why this question for these people. */
  why: z.string(),
  question: reviewQuestion,
  tally: tallyView,
})

/** What the chosen opening quiz is worth beside other choices under the same rules: points of weighted recall in all. */
export const quizValueView = z.object({ chosen: z.number(), random: z.number(), mostRecent: z.number() })

export const lostView = z.object({
  objective: z.string(),
  words: z.string(),
  minutes: z.number(),
  /** Nothing that serves it takes place. */
  whole: z.boolean(),
})
export const fitView = z.object({
  minutesLeft: z.number(),
  behindMinutes: z.number(),
  spareMinutes: z.number(),
  blocks: z.array(
    z.object({ key: z.string(), title: z.string(), beforeMinutes: z.number(), afterMinutes: z.number() }),
  ),
  lost: z.array(lostView),
})

export const raisedView = z.object({
  raisedId: idOf('rai'),
  by: z.string(),
  text: z.string(),
  at: instantText(),
  state: z.enum(['open', 'answered', 'parked']),
  answer: z.string(),
  /** Raised between sessions, not in this one. */
  before: z.boolean(),
})
export const parkedView = z.object({
  parkedId: idOf('prk'),
  text: z.string(),
  at: instantText(),
  settled: z.boolean(),
})
export const pairView = z.object({
  people: z.array(person),
  /** Who can explain what to whom, the strongest help first. */
  helps: z.array(z.object({ from: z.string(), to: z.string(), domain: z.string() })),
  labDone: z.boolean(),
})

export const readConsole = operation({
  id: 'delivery.console',
  method: 'GET',
  path: '/api/organisations/:organisationId/session-runs/:runId/console',
  summary:
    'What only the trainer sees: notes, keys, reasons, raised questions, people, pairs, the re-fit if it is needed',
  access: lead,
  params: ofRun,
  output: z.object({
    notes: z.array(z.object({ key: z.string(), notes: z.array(z.string()) })),
    materials: z.array(z.object({ title: z.string(), url: z.string() })),
    objectives: z.array(z.string()),
    lab: labView.extend({ tested: z.boolean() }).nullable(),
    owed: z.array(z.object({ objective: z.string(), words: z.string() })),
    polls: z.array(consolePoll),
    quizValue: quizValueView.nullable(),
    /** Live questions of this session's domains that were not asked yet, to add one. */
    candidates: z.array(z.object({ questionId: idOf('qst'), stem: z.string(), domain: z.string() })),
    people: z.array(person.extend({ here: z.boolean(), noticeReason: z.string().nullable() })),
    /** How many have no confirmed attendance yet. */
    unconfirmed: z.int(),
    pairs: z.array(pairView),
    raised: z.array(raisedView),
    parked: z.array(parkedView),
    /** Null while it is not needed: less than a minute off the plan. */
    fit: fitView.nullable(),
  }),
  failures: [notTheTrainer],
})

const ofPoll = ofRun.extend({ pollId: idOf('pol') })

export const commandPoll = operation({
  id: 'delivery.command-poll',
  method: 'POST',
  path: '/api/organisations/:organisationId/session-runs/:runId/polls/:pollId/commands',
  summary: 'Ask a question, close it, reveal its answer; what was answered becomes evidence when it is closed',
  access: lead,
  idempotency: 'natural',
  params: ofPoll,
  body: z.object({ command: z.enum(pollCommands) }),
  output: z.object({ phase: z.enum(pollPhases) }),
  failures: [notTheTrainer, pollRefused, ...runRefusals],
})

export const addPoll = operation({
  id: 'delivery.add-poll',
  method: 'POST',
  path: '/api/organisations/:organisationId/session-runs/:runId/polls',
  summary: 'Put a question of the bank on the list of practice questions',
  creates: true,
  access: lead,
  idempotency: 'key',
  params: ofRun,
  body: z.object({ questionId: idOf('qst') }),
  output: z.object({ pollId: idOf('pol') }),
  failures: [notTheTrainer, questionNotLive, ...runRefusals],
})

export const setPairs = operation({
  id: 'delivery.set-pairs',
  method: 'PUT',
  path: '/api/organisations/:organisationId/session-runs/:runId/pairs',
  summary: 'Pair the people who are here for the lab, stronger with weaker, or as the trainer says (K7)',
  access: lead,
  idempotency: 'natural',
  params: ofRun,
  /** Null: by their abilities. */
  body: z.object({
    groups: z
      .array(z.array(idOf('per')).min(1).max(4))
      .max(250)
      .nullable()
      .default(null),
  }),
  output: z.object({ pairs: z.array(pairView) }),
  failures: [notTheTrainer, notOfThisCohort, ...runRefusals],
})

export const park = operation({
  id: 'delivery.park',
  method: 'POST',
  path: '/api/organisations/:organisationId/session-runs/:runId/parking-lot',
  summary: 'Put something aside for later',
  creates: true,
  access: lead,
  idempotency: 'key',
  params: ofRun,
  body: z.object({ text: text(500) }),
  output: z.object({ parkedId: idOf('prk') }),
  failures: [notTheTrainer],
})

export const settleParked = operation({
  id: 'delivery.settle-parked',
  method: 'PUT',
  path: '/api/organisations/:organisationId/session-runs/:runId/parking-lot/:parkedId',
  summary: 'Tick off, or put back, what was parked',
  access: lead,
  idempotency: 'natural',
  params: ofRun.extend({ parkedId: idOf('prk') }),
  body: z.object({ settled: z.boolean() }),
  output: z.object({}),
  failures: [notTheTrainer],
})

export const settleRaised = operation({
  id: 'delivery.settle-raised',
  method: 'PUT',
  path: '/api/organisations/:organisationId/session-runs/:runId/questions/:raisedId',
  summary: 'Say what became of a question that somebody raised; a parked one joins the parking lot',
  access: lead,
  idempotency: 'natural',
  params: ofRun.extend({ raisedId: idOf('rai') }),
  body: z.object({ state: raisedView.shape.state, answer: multiline(4_000).default('') }),
  output: z.object({}),
  failures: [notTheTrainer],
})

export const consoleOperations = [
  readConsole,
  commandPoll,
  addPoll,
  setPairs,
  park,
  settleParked,
  settleRaised,
] as const
