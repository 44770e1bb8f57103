import { z } from 'zod'
import { idOf, instantText, multiline, plainDate, text, webAddress } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { nothingToClose, ownerUnknown, planChanged } from './failures.ts'

const organisation = { organisationId: idOf('org') }
const ofPerson = z.object({ ...organisation, cohortId: idOf('coh'), personId: idOf('per') })

export const reasonKinds = ['absences', 'no-practice', 'missed-checkpoints', 'forecast'] as const
/** Why somebody is on the list, with the rows it rests on. */
export const reasonView = z.object({
  kind: z.enum(reasonKinds),
  words: z.string(),
  rows: z.array(z.object({ on: plainDate(), words: z.string() })),
})
export const flagStates = ['open', 'in-care', 'closed', 'cleared'] as const
export const obstacles = ['time', 'difficulty', 'motivation'] as const
/** Who may read a note: its author alone, those who care for the person, or the person too. */
export const noteReaders = ['author', 'carers', 'person'] as const
export const stepKinds = ['material', 'office-hours', 'practice', 'other'] as const

const planStep = z.object({
  kind: z.enum(stepKinds),
  words: text(200),
  url: webAddress().nullable().default(null),
  dueOn: plainDate().nullable().default(null),
  done: z.boolean().default(false),
})
export const planStates = ['open', 'kept', 'dropped'] as const
export const carePlanView = z.object({
  planId: idOf('cpl'),
  ownerId: idOf('per'),
  ownerName: z.string(),
  steps: z.array(
    z.object({
      kind: z.enum(stepKinds),
      words: z.string(),
      url: z.string().nullable(),
      dueOn: plainDate().nullable(),
      done: z.boolean(),
    }),
  ),
  followUpOn: plainDate(),
  state: z.enum(planStates),
  revision: z.int(),
})
export const talkView = z.object({
  talkId: idOf('tlk'),
  heldOn: plainDate(),
  by: z.string(),
  obstacles: z.array(z.enum(obstacles)),
  notes: z.string(),
  readers: z.enum(noteReaders),
})

export const listNeedingCare = operation({
  id: 'care.people',
  method: 'GET',
  path: '/api/organisations/:organisationId/care/people',
  summary: 'Who is falling behind and why, most worthwhile first; trainers see those they lead (K8)',
  access: { kind: 'member', anyOf: ['care.give'] },
  params: z.object(organisation),
  output: z.object({
    today: plainDate(),
    people: z.array(
      z.object({
        personId: idOf('per'),
        name: z.string(),
        cohortId: idOf('coh'),
        cohortName: z.string(),
        code: z.string(),
        state: z.enum(['open', 'in-care']),
        since: plainDate(),
        reasons: z.array(reasonView),
        /** The help that is expected to bring most for an hour of the trainer; null while there is no forecast. */
        best: z.object({ words: z.string(), gain: z.number() }).nullable(),
        plan: carePlanView.nullable(),
        lastTalkOn: plainDate().nullable(),
        followUpDue: z.boolean(),
      }),
    ),
  }),
  failures: [],
})

export const readCare = operation({
  id: 'care.person',
  method: 'GET',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/people/:personId/care',
  summary: 'One person in one cohort: reasons, talks, plan, deferrals, and what became of earlier flags',
  access: { kind: 'member', anyOf: ['care.give'] },
  params: ofPerson,
  output: z.object({
    name: z.string(),
    cohortName: z.string(),
    certificationId: idOf('crt'),
    state: z.enum(flagStates).nullable(),
    reasons: z.array(reasonView),
    talks: z.array(talkView),
    plan: carePlanView.nullable(),
    history: z.array(z.object({ at: instantText(), words: z.string(), by: z.string() })),
    deferrals: z.array(
      z.object({
        deferralId: idOf('dfr'),
        at: instantText(),
        by: z.string(),
        from: z.string(),
        to: z.string(),
        reason: z.string(),
        fee: z.object({ minor: z.int(), currency: z.string(), words: z.string() }).nullable(),
        /** What went along, as it was on that day. */
        carried: z.object({
          sessionsHeld: z.int(),
          sessions: z.int(),
          assessmentsTaken: z.int(),
          assignmentsDone: z.int(),
          examOn: plainDate().nullable(),
        }),
        /** Of the cohort that was left; the share is null until it is marked. */
        attempts: z.array(
          z.object({ title: z.string(), kind: z.string(), at: instantText(), share: z.number().nullable() }),
        ),
        undone: z.boolean(),
      }),
    ),
  }),
  failures: [],
})

export const noteTalk = operation({
  id: 'care.note-talk',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/people/:personId/care/talks',
  summary: 'Note a one-to-one: is it time, difficulty or motivation, and who may read what was said',
  creates: true,
  access: { kind: 'member', anyOf: ['care.give'] },
  idempotency: 'key',
  params: ofPerson,
  body: z.object({
    heldOn: plainDate(),
    obstacles: z.array(z.enum(obstacles)).min(1).max(3),
    notes: multiline(4_000).default(''),
    readers: z.enum(noteReaders).default('carers'),
  }),
  output: z.object({ talkId: idOf('tlk') }),
  failures: [],
})

export const saveCarePlan = operation({
  id: 'care.save-plan',
  method: 'PUT',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/people/:personId/care/plan',
  summary: 'Agree a plan with an owner and a date to look again, tick its steps, or end it',
  access: { kind: 'member', anyOf: ['care.give'] },
  idempotency: 'key',
  params: ofPerson,
  body: z.object({
    /** 0 begins a plan. */
    expectedRevision: z.int().min(0),
    ownerId: idOf('per'),
    steps: z.array(planStep).min(1).max(12),
    followUpOn: plainDate(),
    state: z.enum(planStates).default('open'),
  }),
  output: z.object({ planId: idOf('cpl'), revision: z.int() }),
  failures: [planChanged, ownerUnknown],
})

export const closeFlag = operation({
  id: 'care.close',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/people/:personId/care/close',
  summary: 'Take somebody off the list with a reason; they come back only if it gets worse',
  access: { kind: 'member', anyOf: ['care.give'] },
  idempotency: 'key',
  params: ofPerson,
  body: z.object({ because: text(300) }),
  output: z.object({ state: z.enum(flagStates) }),
  failures: [nothingToClose],
})

/** What a manager learns: a state, never a reason, a note or an answer. */
export const careStandings = ['on-track', 'needs-attention', 'in-care', 'deferred'] as const
export const readCareSummary = operation({
  id: 'care.summary',
  method: 'GET',
  path: '/api/organisations/:organisationId/care/summary',
  summary: 'How those who report to the one who asks stand: on track, needs attention, in care, deferred',
  access: { kind: 'member', anyOf: ['care.summary'] },
  params: z.object(organisation),
  output: z.object({
    people: z.array(
      z.object({
        personId: idOf('per'),
        name: z.string(),
        cohorts: z.array(z.object({ cohortId: idOf('coh'), name: z.string(), standing: z.enum(careStandings) })),
      }),
    ),
  }),
  failures: [],
})

export const readMyCare = operation({
  id: 'care.mine',
  method: 'GET',
  path: '/api/organisations/:organisationId/my-care',
  summary: 'What was agreed with the one who asks: their plan, and the notes that were shared with them',
  access: { kind: 'member', anyOf: ['care.receive'] },
  params: z.object(organisation),
  output: z.object({
    plans: z.array(carePlanView.extend({ cohortName: z.string() })),
    talks: z.array(talkView.extend({ cohortName: z.string() })),
  }),
  failures: [],
})

export const readMyFollowUps = operation({
  id: 'care.follow-ups',
  method: 'GET',
  path: '/api/organisations/:organisationId/my-follow-ups',
  summary: 'Plans of others whose day to look again has come, and which the one who asks owns',
  access: { kind: 'member', anyOf: ['care.give', 'cohorts.read-own'] },
  params: z.object(organisation),
  output: z.object({
    followUps: z.array(
      z.object({
        planId: idOf('cpl'),
        cohortId: idOf('coh'),
        cohortName: z.string(),
        personId: idOf('per'),
        name: z.string(),
        followUpOn: plainDate(),
        steps: z.int(),
        done: z.int(),
      }),
    ),
  }),
  failures: [],
})

export const peopleOperations = [
  noteTalk,
  saveCarePlan,
  closeFlag,
  listNeedingCare,
  readCare,
  readCareSummary,
  readMyCare,
  readMyFollowUps,
] as const
