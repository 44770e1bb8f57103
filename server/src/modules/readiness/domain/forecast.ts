import { daysBetween, seededRandom, type Id, type Instant, type PlainDate } from '@cadre/kernel'
import {
  type AbilityState,
  defaultDynamics,
  elapse,
  type Exam,
  forecaster,
  forecastPass,
  type GrowthPath,
  minutesToTarget,
  normalDraws,
  recalibrated,
  type StudyNeed,
} from '@cadre/psychometrics'
import { optionsOn, type DatedChance, type Later } from './booking-advice.ts'
import { engineState, modelVersion, type Belief } from './belief.ts'
import { domainForecasts, type DomainForecast } from './domain-forecast.ts'
import type { ExamScheme } from './exam-scheme.ts'
import { helpFrom, type Help } from './help.ts'
import { outlookUntil, recentGrowth } from './group-growth.ts'
import { reasonsOf } from './reasons.ts'

/** Where the date that is forecast for comes from. */
export type ExamBasis = 'booked' | 'window' | 'assumed'
export type ExamDay = { readonly on: PlainDate; readonly basis: ExamBasis }
export type Verdict = 'on-track' | 'needs-time' | 'consider-deferring' | 'not-known'

/** The correction by the organisation's own outcomes. */
export type Correction = { readonly intercept: number; readonly slope: number; readonly outcomes: number }

export type ForecastDetail = {
  readonly domains: readonly DomainForecast[]
  readonly target: number
  readonly study: StudyNeed
  /** When the exam could be sat, with the chance on each day; what that costs is worked out when it is read. */
  readonly options: readonly DatedChance[]
  /** Where an hour of a trainer helps most; null: nowhere, or made before it was worked out. */
  readonly help: Help | null
  readonly reasons: readonly string[]
  readonly correction: Correction | null
  readonly logitsPerHour: number
}

/** What is said of one person's exam at one time. */
export type Forecast = {
  readonly personId: Id<'per'>
  readonly certificationId: Id<'crt'>
  readonly cohortId: Id<'coh'> | null
  readonly madeAt: Instant
  readonly exam: ExamDay
  readonly chance: number
  readonly low: number
  readonly high: number
  readonly modelChance: number
  readonly verdict: Verdict
  readonly answers: number
  readonly cursor: number
  readonly model: string
  readonly detail: ForecastDetail
}

/** From this many answers on a chance is shown: fewer leave the interval as wide as not knowing. */
export const enoughAnswers = 15

/** From this chance on an exam is worth booking. */
export const targetChance = 0.8

export type Circumstances = {
  readonly who: Pick<Forecast, 'personId' | 'certificationId' | 'cohortId'>
  readonly now: Instant
  readonly today: PlainDate
  readonly scheme: ExamScheme
  readonly exam: Exam
  readonly examDay: ExamDay
  readonly path: GrowthPath
  /** Weeks in which the group answered. */
  readonly weeksSeen: number
  readonly hoursPerWeek: number
  readonly later: Later
  readonly correction: Correction | null
}

/** Draws that every forecast is averaged over: always the same, so that the same answers give the same forecast. */
const drawsFor = (domains: number) => normalDraws(200, domains + 2, seededRandom(20_260_101))
const needDrawsFor = (domains: number) => normalDraws(60, domains + 2, seededRandom(20_260_102))

/** What an hour of study is worth where it is not measured, logits: a programme's expected growth over its hours. */
const usualPace = 0.02
const paceRange = { least: 0.008, most: 0.05 }

export function forecastOf(belief: Belief, about: Circumstances): Forecast {
  const { exam, path, today, examDay, now } = about
  const clock = now / 86_400_000
  const state = stateOn(belief, clock)
  const outlook = outlookUntil(path, { today: clock, examDay: clock + daysBetween(today, examDay.on) }, exam.counts)
  const by = forecaster(exam, drawsFor(exam.counts.length))
  const said = forecastPass(state, outlook, by)
  const answers = belief.answers.reduce((sum, n) => sum + n, 0)
  const logitsPerHour = paceOf(recentGrowth(path, clock, exam.counts), about)
  const shown = (p: number) => (about.correction ? recalibrated(p, about.correction) : p)
  const chance = shown(said.p)
  const quick = forecaster(exam, needDrawsFor(exam.counts.length))
  const domains = domainForecasts(belief, { state, scheme: about.scheme, exam, sensitivity: said.sensitivity })
  const study = minutesToTarget(state, outlook, quick, { target: targetChance, logitsPerHour })
  const options = optionsOn({
    chanceAfter: (days, hours) =>
      shown(
        forecastPass(
          state,
          later(outlookUntil(path, { today: clock, examDay: clock + days }, exam.counts), hours * logitsPerHour),
          by,
        ).p,
      ),
    ...about,
  })
  return {
    ...about.who,
    madeAt: now,
    exam: examDay,
    chance,
    low: Math.min(chance, shown(said.lo)),
    high: Math.max(chance, shown(said.hi)),
    modelChance: said.p,
    verdict: verdictOn(chance, answers),
    answers,
    cursor: belief.cursor,
    model: modelVersion,
    detail: {
      domains,
      target: targetChance,
      study,
      options,
      help: helpFrom(domains, { sensitivity: said.sensitivity, logitsPerHour }),
      correction: about.correction,
      logitsPerHour,
      reasons: reasonsOf({ belief, domains, clock, drift: outlook.drift, ...about }),
    },
  }
}

const later = <O extends { readonly drift: number }>(outlook: O, gain: number): O => ({
  ...outlook,
  drift: outlook.drift + gain,
})

/** The belief on a later day, without an answer in between. */
function stateOn(belief: Belief, day: number): AbilityState {
  const state = engineState(belief)
  elapse(state, day, defaultDynamics)
  return state
}

const paceOf = (weekly: number, { weeksSeen, hoursPerWeek }: Circumstances): number =>
  weeksSeen < 3 || weekly <= 0
    ? usualPace
    : Math.min(paceRange.most, Math.max(paceRange.least, weekly / Math.max(1, hoursPerWeek)))

/** What others are told of a forecast without its numbers. */
export function verdictOn(chance: number, answers: number): Verdict {
  if (answers < enoughAnswers) return 'not-known'
  if (chance >= 0.7) return 'on-track'
  return chance >= 0.4 ? 'needs-time' : 'consider-deferring'
}
