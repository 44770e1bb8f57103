import { dateText } from '../../lib/format/date.ts'
import type { Tone } from '../../ui/theme/tokens.ts'
import type { Affected, DriftingCertification } from './queries.ts'

export const kindWords: Readonly<Record<Affected['kind'], string>> = {
  blueprint: 'Blueprint',
  question: 'Question',
  demand: 'Demand',
  cohort: 'Cohort',
  seat: 'Person preparing',
  exam: 'Exam booking',
  voucher: 'Voucher',
  certificate: 'Certificate held',
}

/** What the change means for the thing, by kind; said once for each row. */
export const meaningWords: Readonly<Record<Affected['kind'], string>> = {
  blueprint: 'Starts no new cohort as it is',
  question: 'Asks for what the exam no longer asks',
  demand: 'Cannot be met with this exam',
  cohort: 'Runs past the change',
  seat: 'Will not finish in time',
  exam: 'Booked for a day after the change',
  voucher: 'Runs out unused',
  certificate: 'Cannot be renewed',
}

export const reasonWords = { retirement: 'exam retires', guide: 'new guide' } as const

type State = { readonly tone: Tone; readonly words: string }

/** What happens to the exam and when, the most pressing first. */
export function statesOf({ retirement, guide }: Pick<DriftingCertification, 'retirement' | 'guide'>): State[] {
  const states: State[] = []
  if (retirement)
    states.push(
      retirement.passed
        ? { tone: 'bad', words: `Retired ${dateText(retirement.on, 'full')}` }
        : { tone: 'warn', words: `Retires ${dateText(retirement.on, 'full')}` },
    )
  if (guide) {
    const from = guide.from === null ? '' : ` from ${dateText(guide.from, 'full')}`
    states.push({ tone: 'warn', words: `New guide ${guide.label}${from}` })
  }
  return states
}

export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** "1 blueprint and 2 demands" */
export function movingWords(blueprints: number, demand: number): string {
  const parts = [
    ...(blueprints > 0 ? [counted(blueprints, 'blueprint', 'blueprints')] : []),
    ...(demand > 0 ? [counted(demand, 'demand', 'demands')] : []),
  ]
  return parts.join(' and ')
}
