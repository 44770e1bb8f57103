import { z } from 'zod'
import { idOf, plainDate } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { chanceView, examBases, readinessVerdicts, readinessView } from './shapes.ts'

const organisation = { organisationId: idOf('org') }

export const readOwnReadiness = operation({
  id: 'readiness.mine',
  method: 'GET',
  path: '/api/organisations/:organisationId/readiness/mine',
  summary:
    'Your own chance of passing each exam you prepare for: by domain, what moves it, study, advice, history (R1, R2)',
  access: { kind: 'member', anyOf: ['cohorts.read-own'] },
  params: z.object(organisation),
  output: z.object({ items: z.array(readinessView) }),
  failures: [],
})

export const readPersonReadiness = operation({
  id: 'readiness.person',
  method: 'GET',
  path: '/api/organisations/:organisationId/readiness/people/:personId/certifications/:certificationId',
  summary: 'The same of somebody whom you teach or whose programme you lead',
  access: { kind: 'member', anyOf: ['readiness.read', 'readiness.read-led'] },
  params: z.object({ ...organisation, personId: idOf('per'), certificationId: idOf('crt') }),
  output: readinessView,
  failures: [],
})

/** How a verdict's people are counted; no names. */
export const verdictCounts = z.object({
  onTrack: z.int(),
  needsTime: z.int(),
  considerDeferring: z.int(),
  notKnown: z.int(),
})

export const readReadinessOverview = operation({
  id: 'readiness.overview',
  method: 'GET',
  path: '/api/organisations/:organisationId/readiness/overview',
  summary: 'How many people of each cohort are on track, need time or should consider deferring',
  access: { kind: 'member', anyOf: ['readiness.read', 'readiness.read-led'] },
  params: z.object(organisation),
  output: z.object({ cohorts: z.array(verdictCounts.extend({ cohortId: idOf('coh') })) }),
  failures: [],
})

export const readMyPeoplesReadiness = operation({
  id: 'readiness.my-people',
  method: 'GET',
  path: '/api/organisations/:organisationId/readiness/my-people',
  summary: 'Of each person who reports to you: on track, needs time or consider deferring, and nothing else (P4)',
  access: { kind: 'member', anyOf: ['cohorts.read-own'] },
  params: z.object(organisation),
  output: z.object({
    people: z.array(
      z.object({
        personId: idOf('per'),
        certificationId: idOf('crt'),
        code: z.string(),
        cohortId: idOf('coh').nullable(),
        verdict: z.enum(readinessVerdicts),
      }),
    ),
  }),
  failures: [],
})

/** One forecast that an exam has judged. */
export const judgedForecast = z.object({
  personId: idOf('per'),
  name: z.string(),
  code: z.string(),
  madeOn: plainDate(),
  satOn: plainDate(),
  chance: z.number(),
  model: z.string(),
  passed: z.boolean(),
  attempt: z.int(),
})

export const readForecastRecord = operation({
  id: 'readiness.record',
  method: 'GET',
  path: '/api/organisations/:organisationId/readiness/record',
  summary: 'How right past forecasts were: the last one frozen before each exam against its result',
  access: { kind: 'member', anyOf: ['readiness.read'] },
  params: z.object(organisation),
  query: z.object({ certificationId: idOf('crt').optional() }),
  output: z.object({
    outcomes: z.int(),
    /** More results until the calibration can be checked; 0: it can. */
    outcomesMissing: z.int(),
    /** Results of exams that no forecast was frozen before. */
    unforecast: z.int(),
    brier: z.number().nullable(),
    logLoss: z.number().nullable(),
    /** Of saying the share that passed to everybody. */
    baseBrier: z.number().nullable(),
    passed: z.int(),
    line: z.object({ intercept: z.number(), slope: z.number() }).nullable(),
    bands: z.array(
      z.object({
        people: z.int(),
        meanForecast: z.number(),
        passed: z.int(),
        share: z.number(),
        low: z.number(),
        high: z.number(),
      }),
    ),
    /** The correction that forecasts carry today; null: none. */
    correction: z.object({ intercept: z.number(), slope: z.number(), outcomes: z.int() }).nullable(),
    forecasts: z.array(judgedForecast),
  }),
  failures: [],
})

/** A person's line in the cohort's heat map. */
export const cohortPersonView = z.object({
  personId: idOf('per'),
  name: z.string(),
  verdict: z.enum(readinessVerdicts),
  answers: z.int(),
  answersMissing: z.int(),
  forecast: chanceView.nullable(),
  exam: z.object({ on: plainDate(), basis: z.enum(examBases) }).nullable(),
  /** One for each domain of the cohort, in their order. */
  domains: z.array(z.object({ key: z.string(), answers: z.int(), share: z.number().nullable() })),
  /** The domain that would move this person's chance most. */
  needs: z.object({ key: z.string(), name: z.string(), gain: z.number() }).nullable(),
  studyMinutes: z.int().nullable(),
  /** Where an hour of a trainer helps most, and what it adds to the chance; null: not known. */
  help: z.object({ key: z.string(), name: z.string(), gain: z.number() }).nullable(),
})

export const groupDomainView = z.object({
  key: z.string(),
  name: z.string(),
  weight: z.number(),
  /** Mean of those of whom enough is known; null: of nobody. */
  share: z.number().nullable(),
  people: z.int(),
  answers: z.int(),
})

export const deepDiveView = z.object({
  sessionKey: z.string(),
  title: z.string(),
  date: plainDate(),
  kind: z.string(),
  minutes: z.int(),
  domains: z.array(z.object({ key: z.string(), name: z.string(), minutes: z.int() })),
  objectives: z.array(z.object({ key: z.string(), text: z.string() })),
  /** The words of the filling that stands, if this cohort filled the session. */
  filled: z.string().nullable(),
  /** Whether the filling that stands is the one proposed. */
  current: z.boolean(),
})

export const readCohortReadiness = operation({
  id: 'readiness.cohort',
  method: 'GET',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/readiness',
  summary: 'A cohort for those who teach or lead it: domain by person, progression, who needs what, the deep dive (R3)',
  access: { kind: 'member', anyOf: ['readiness.read', 'readiness.read-led'] },
  params: z.object({ ...organisation, cohortId: idOf('coh') }),
  output: z.object({
    certificationId: idOf('crt'),
    code: z.string(),
    target: z.number(),
    /** What an hour of a trainer costs here; null: nobody said, and no fee gives a currency. */
    trainerHour: z
      .object({ minor: z.int(), currency: z.string(), from: z.enum(['organisation', 'default']) })
      .nullable(),
    people: z.array(cohortPersonView),
    domains: z.array(groupDomainView),
    /** Of each week the last frozen forecasts: their mean, the lowest and the highest, and whose they are. */
    progression: z.array(
      z.object({
        week: plainDate(),
        people: z.int(),
        mean: z.number(),
        lowest: z.number(),
        highest: z.number(),
        byPerson: z.array(z.object({ personId: idOf('per'), chance: z.number() })),
      }),
    ),
    deepDive: deepDiveView.nullable(),
    /** Why nothing is proposed. */
    noDeepDive: z.enum(['no-session-ahead', 'nothing-weak']).nullable(),
    mayFill: z.boolean(),
  }),
  failures: [],
})
