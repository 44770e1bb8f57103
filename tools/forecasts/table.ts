import type { CohortBrier } from './judge.ts'
import type { NamedWorld } from './usual-worlds.ts'
import type { Score, Verdict } from './verdict.ts'

export const tableHead: readonly string[] = [
  '| Programme | Week | Skill per seed | Mean | Slope | ECE per seed | By chance | Recalibrated: skill | Slope | ECE per seed |',
  '|---|---|---|---|---|---|---|---|---|---|',
]

export function tableRow({ generator, changes }: NamedWorld, week: number, verdicts: readonly Verdict[]): string {
  const words = Object.entries(changes).map(([option, value]) => `${option} ${number(value)}`)
  const [raw, recalibrated] = [verdicts.map((verdict) => verdict.raw), verdicts.map((verdict) => verdict.recalibrated)]
  const cells = [
    [generator, ...words].join(', '),
    String(week),
    raw.map(({ skill }) => number(skill)).join(' '),
    number(mean(raw.map(({ skill }) => skill))),
    slopes(raw),
    errors(raw),
    thousandths(mean(raw.map(({ eceByChance }) => eceByChance))),
    number(mean(recalibrated.map(({ skill }) => skill))),
    slopes(recalibrated),
    errors(recalibrated),
  ]
  return `| ${cells.join(' | ')} |`
}

export const cohortLine = (size: number, weeks: readonly CohortBrier[]): string =>
  `Brier of cohorts of ${size} forecast alone: ${weeks
    .map(({ week, brier, base }) => `week ${week} ${thousandths(brier)} (base ${thousandths(base)})`)
    .join(', ')}`

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length
const number = (value: number): string => value.toFixed(2).replace(/^(-?)0\./, '$1.')
const thousandths = (value: number): string => value.toFixed(3).replace(/^0/, '')
const errors = (scores: readonly Score[]): string => scores.map(({ ece }) => thousandths(ece)).join(' ')

function slopes(scores: readonly Score[]): string {
  const all = scores.flatMap(({ slope }) => (slope === null ? [] : [slope]))
  return all.length === 0 ? '-' : `${number(Math.min(...all))}-${number(Math.max(...all))}`
}
