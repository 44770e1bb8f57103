import type { Score } from './score.ts'

/** What is asked of forecasts in simulated programmes. Weeks without a bar of their own ask for no skill beyond the base rate's. */
const bars = {
  skill: new Map([
    [3, 0.45],
    [6, 0.65],
    [8, 0.75],
  ]),
  ece: 0.06,
  slope: { from: 0.8, to: 1.25 },
} as const

/** The figures that miss their bar, as the tables round them, so that nothing misses that reads as met. */
export function missesOf({ skill, ece, slope }: Pick<Score, 'skill' | 'ece' | 'slope'>, week: number): string[] {
  const round = (value: number, digits: number) => Number(value.toFixed(digits))
  const steep = slope === null || round(slope, 2) < bars.slope.from || round(slope, 2) > bars.slope.to
  return [
    ...(round(skill, 2) < (bars.skill.get(week) ?? 0) ? ['skill'] : []),
    ...(steep ? ['slope'] : []),
    ...(round(ece, 3) > bars.ece ? ['ECE'] : []),
  ]
}
