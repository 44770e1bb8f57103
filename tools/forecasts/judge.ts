import type { Outcome } from '@cadre/psychometrics'
import { type Verdict, verdictOn } from './verdict.ts'
import { forecastsByCohort, forecastsOn, type World } from './world.ts'

/** Which programmes are judged, and as of which weeks. */
type Judged = { readonly seeds: readonly number[]; readonly weeks: readonly number[] }

const oracleOf = ({ learners }: World): number[] => learners.map(({ oracle }) => oracle)

/** Each seed's forecasts as of some weeks; the seed before it (the last before the first) is the past that corrects them. */
export function judgedWeeks(
  worldOf: (seed: number) => World,
  { seeds, weeks }: Judged,
): { readonly week: number; readonly verdicts: readonly Verdict[] }[] {
  const taken = seeds.map((seed) => {
    const world = worldOf(seed)
    return { oracle: oracleOf(world), byWeek: weeks.map((week) => forecastsOn(world, 7 * week)) }
  })
  return weeks.map((week, at) => ({
    week,
    verdicts: taken.map(({ oracle, byWeek }, k) =>
      verdictOn(byWeek[at] ?? [], oracle, taken.length > 1 ? (taken.at(k - 1)?.byWeek[at] ?? []) : []),
    ),
  }))
}

export type CohortBrier = { readonly week: number; readonly brier: number; readonly base: number }

/** Cohorts forecast alone, all seeds together. */
export function brierOfCohorts(worldOf: (seed: number) => World | undefined, { seeds, weeks }: Judged): CohortBrier[] {
  const worlds = seeds.flatMap((seed) => worldOf(seed) ?? [])
  return weeks.map((week) => {
    const forecasts: Outcome[] = worlds.flatMap((world) => forecastsByCohort(world, 7 * week))
    const { raw, base } = verdictOn(forecasts, worlds.flatMap(oracleOf))
    return { week, brier: raw.brier, base }
  })
}
