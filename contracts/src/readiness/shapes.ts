import { z } from 'zod'
import { idOf, instantText, plainDate } from '../kit/fields.ts'

export const readinessVerdicts = ['on-track', 'needs-time', 'consider-deferring', 'not-known'] as const
export const examBases = ['booked', 'window', 'assumed'] as const
export const bookingChoices = ['book', 'wait', 'defer'] as const

/** A chance of passing between 0 and 1 with its 80 % interval. */
export const chanceView = z.object({ chance: z.number(), low: z.number(), high: z.number() })

/** Where somebody stands in one domain: share of the exam's questions that they would answer right today. */
export const domainStandingView = z.object({
  key: z.string(),
  name: z.string(),
  /** Percent of the exam. */
  weight: z.number(),
  answers: z.int(),
  right: z.int(),
  /** Null: too few answers of this domain. */
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** What ten more right answers in a hundred here would add to the chance; null while no chance is shown. */
  gain: z.number().nullable(),
})

export const studyNeedView = z.object({
  kind: z.enum(['reached', 'minutes', 'out-of-reach']),
  minutes: z.int().nullable(),
})

export const bookingOptionView = z.object({
  choice: z.enum(bookingChoices),
  on: plainDate(),
  chance: z.number(),
  /** Minor units of the currency: fee, retakes and waiting. */
  expectedMinor: z.int(),
  expectedRetakeMinor: z.int(),
})
export const bookingAdviceView = z.object({
  choice: z.enum([...bookingChoices, 'none']),
  close: z.boolean(),
  /** In minor units of the currency, and where each comes from. */
  prices: z.object({
    currency: z.string(),
    feeMinor: z.int(),
    weekMinor: z.int(),
    trainerHourMinor: z.int(),
    participantHourMinor: z.int(),
    feeFrom: z.enum(['catalogue', 'organisation']),
    costsFrom: z.enum(['organisation', 'default', 'other-currency']),
  }),
  options: z.array(bookingOptionView),
  /** What the comparison takes for granted. */
  assumed: z.object({
    hoursAfterFailure: z.number(),
    waitDays: z.int(),
    retakeDays: z.int(),
  }),
})

export const frozenView = chanceView.extend({
  madeOn: plainDate(),
  occasion: z.enum(['daily', 'booking']),
  examOn: plainDate(),
  answers: z.int(),
  model: z.string(),
})

/** What a person is offered in one domain beyond what everybody does: foundations, or further material and labs (K7). */
export const extraView = z.object({
  level: z.enum(['foundations', 'advanced']),
  key: z.string(),
  name: z.string(),
  share: z.number(),
  materials: z.array(z.object({ title: z.string(), url: z.string(), kind: z.string() })),
  labs: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      goal: z.string(),
      minutes: z.int(),
      needs: z.array(z.string()),
      steps: z.array(z.object({ do: z.string(), expect: z.string().nullable() })),
      /** What would go on costing money. */
      cleanUp: z.string().nullable(),
    }),
  ),
})

/** Everything that is said of one person and one certification: for that person and those who teach them. */
export const readinessView = z.object({
  personId: idOf('per'),
  name: z.string(),
  certificationId: idOf('crt'),
  code: z.string(),
  certificationName: z.string(),
  cohort: z.object({ cohortId: idOf('coh'), name: z.string() }).nullable(),
  exam: z.object({ on: plainDate(), basis: z.enum(examBases), over: z.boolean() }).nullable(),
  answers: z.int(),
  /** More answers until a chance is shown; 0: it is. */
  answersMissing: z.int(),
  lastAnswerAt: instantText().nullable(),
  madeAt: instantText().nullable(),
  model: z.string().nullable(),
  forecast: chanceView.nullable(),
  /** Outcomes of the organisation by which the chance was corrected; 0: it is the model's own. */
  correctedBy: z.int(),
  target: z.number(),
  domains: z.array(domainStandingView),
  study: studyNeedView.nullable(),
  advice: bookingAdviceView.nullable(),
  reasons: z.array(z.string()),
  /** From the blueprint of the cohort they are in. */
  extras: z.array(extraView),
  history: z.array(frozenView),
})
