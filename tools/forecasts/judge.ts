import { brier, evaluate } from '@cadre/psychometrics'
import { correctedBy, correctedByOtherCohorts } from './correction.ts'
import { knowingAbility } from './knowing-ability.ts'
import { type Score, scoreOf } from './score.ts'
import { type StandardErrors, standardErrors } from './standard-errors.ts'
import { forecastsByCohort, forecastsOn, type Judged, type World } from './world.ts'

/** Which programmes are judged, and as of which weeks. */
type Asked = { readonly seeds: readonly number[]; readonly weeks: readonly number[] }

/** Each seed judged alone, and the learners of all seeds together. */
export type Verdict = {
  readonly seeds: readonly Score[]
  readonly pooled: Score
  readonly errors: StandardErrors
}

/**
 * @property knowing what nobody can know: everyone's true ability that day, and from the outcomes of the other programmes how such programmes go on.
 * @property byOwn corrected by the outcomes of the same programme's other cohorts.
 * @property byAnother by those of another programme.
 */
export type JudgedWeek = {
  readonly week: number
  readonly raw: Verdict
  readonly knowing: Verdict
  readonly byOwn: Verdict
  readonly byAnother: Verdict
}

/** Each seed's forecasts as of some weeks; for the correction by another programme the seed before it (the last before the first) is the past. */
export function judgedWeeks(worldOf: (seed: number) => World, { seeds, weeks }: Asked): JudgedWeek[] {
  const taken = seeds.map((seed) => {
    const world = worldOf(seed)
    return weeks.map((week) => forecastsOn(world, week))
  })
  return weeks.map((week, at) => {
    const programmes = taken.map((byWeek) => byWeek[at] ?? [])
    return { week, ...judgedTogether(programmes) }
  })
}

/** Forecasts of some programmes as of the same week, judged as they are, by what could have been known, and corrected. */
export function judgedTogether(programmes: readonly (readonly Judged[])[]): Omit<JudgedWeek, 'week'> {
  const others = programmes.length > 1 ? programmes.map((_, k) => programmes.at(k - 1) ?? []) : [[]]
  return {
    raw: verdictOn(programmes),
    knowing: verdictOn(knowingAbility(programmes)),
    byOwn: verdictOn(programmes.map(correctedByOtherCohorts)),
    byAnother: verdictOn(programmes.map((forecasts, k) => correctedBy(others[k] ?? [], forecasts))),
  }
}

export function verdictOn(programmes: readonly (readonly Judged[])[]): Verdict {
  const all = programmes.flatMap((forecasts, seed) =>
    forecasts.map((one) => ({ ...one, cohort: `${seed} ${one.cohort}` })),
  )
  const pooled = scoreOf(all)
  return { seeds: programmes.map(scoreOf), pooled, errors: standardErrors(all, pooled) }
}

export type CohortBrier = { readonly week: number; readonly brier: number; readonly base: number }

/** Cohorts forecast alone, all seeds together. */
export function brierOfCohorts(worldOf: (seed: number) => World | undefined, { seeds, weeks }: Asked): CohortBrier[] {
  const worlds = seeds.flatMap((seed) => worldOf(seed) ?? [])
  return weeks.map((week) => {
    const forecasts = worlds.flatMap((world) => forecastsByCohort(world, week))
    return { week, brier: brier(forecasts), base: evaluate(forecasts).baseBrier }
  })
}
