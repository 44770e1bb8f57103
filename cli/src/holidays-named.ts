import type { Holiday } from '@cadre/calendar'
import { publicHolidays } from '@cadre/holidays'
import { Refused } from './refused.ts'

/** The holidays of `--holidays`; an unknown region is refused with what there is. */
export function holidaysNamed(region: string, fromYear: number, toYear: number): readonly Holiday[] {
  const found = publicHolidays(region, fromYear, toYear)
  if (found.ok) return found.value
  const { part, known } = found.details
  const choice = known.length === 0 ? 'It has no parts.' : `Known: ${known.join(', ')}.`
  throw new Refused(
    'plan.unknown-region',
    `--holidays ${region}: there is no region "${part}". ${choice} Or say none.`,
    { region, part },
  )
}
