import { missesOf } from './bars.ts'
import type { CohortBrier, JudgedWeek, Verdict } from './judge.ts'
import type { NamedWorld } from './usual-worlds.ts'

/** What is asked, all seeds together with the standard error of what has one; in brackets each seed alone. */
export const askedHead: readonly string[] = [
  '| Programme | Week | Skill | Slope | Intercept | ECE | By chance | Equal widths | Misses |',
  '|---|---|---|---|---|---|---|---|---|',
]

export function askedRow(world: NamedWorld, { week, raw }: JudgedWeek): string {
  const { pooled, errors, seeds } = raw
  const byChance = [pooled, ...seeds].map(({ eceByChance }) => eceByChance.upper)
  return row([
    wordsOf(world),
    String(week),
    skills(raw),
    slopes(raw),
    `${number(pooled.intercept ?? Number.NaN)} ± ${number(errors.intercept)}`,
    calibration(raw),
    `${thousandths(byChance[0] ?? 0)} (${thousandths(mean(byChance.slice(1)))})`,
    thousandths(pooled.eceOfWidths),
    misses(raw, week),
  ])
}

/** What could have been known, and what outcomes correct. */
export const comparedHead: readonly string[] = [
  '| Programme | Week | Knowing ability: skill | Own cohorts: skill | Slope | ECE | Another programme: skill | Slope | ECE |',
  '|---|---|---|---|---|---|---|---|---|',
]

export const comparedRow = (world: NamedWorld, { week, knowing, byOwn, byAnother }: JudgedWeek): string =>
  row([
    wordsOf(world),
    String(week),
    skills(knowing),
    ...[byOwn, byAnother].flatMap((verdict) => [number(verdict.pooled.skill), slopes(verdict), calibration(verdict)]),
  ])

export const cohortLine = (size: number, weeks: readonly CohortBrier[]): string =>
  `Brier of cohorts of ${size} forecast alone: ${weeks
    .map(({ week, brier, base }) => `week ${week} ${thousandths(brier)} (base ${thousandths(base)})`)
    .join(', ')}`

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length
const number = (value: number): string => value.toFixed(2).replace(/^(-?)0\./, '$1.')
const thousandths = (value: number): string => value.toFixed(3).replace(/^0/, '')

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const wordsOf = ({ generator, changes }: NamedWorld): string =>
  [generator, ...Object.entries(changes).map(([option, value]) => `${option} ${number(value)}`)].join(', ')

const skills = ({ pooled, errors, seeds }: Verdict): string =>
  `${number(pooled.skill)} ± ${number(errors.skill)} (${seeds.map(({ skill }) => number(skill)).join(' ')})`

const slopes = ({ pooled, errors, seeds }: Verdict): string =>
  pooled.slope === null
    ? '-'
    : `${number(pooled.slope)} ± ${number(errors.slope)} (${seeds.map(({ slope }) => (slope === null ? '-' : number(slope))).join(' ')})`

const calibration = ({ pooled, seeds }: Verdict): string =>
  `${thousandths(pooled.ece)} (${seeds.map(({ ece }) => thousandths(ece)).join(' ')})`

/** What all seeds together miss of what is asked, and what single seeds do. */
function misses({ pooled, seeds }: Verdict, week: number): string {
  const alone = seeds.flatMap((seed) => missesOf(seed, week))
  const named = [...new Set(alone)].map((what) => `${what} in ${alone.filter((one) => one === what).length}`)
  const together = missesOf(pooled, week)
  return `${together.length === 0 ? 'none' : together.join(', ')}${named.length === 0 ? '' : ` (${named.join(', ')})`}`
}
