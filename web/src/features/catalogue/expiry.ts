import { daysBetween, type PlainDate } from '@cadre/kernel'
import { countText } from '../../lib/format/number.ts'
import type { Tone } from '../../ui/theme/tokens.ts'

/** Renewing takes a cohort: from this many days on, planning one is due. */
const soonDays = 120

/** How a certificate stands on a day, in words. */
export function expiryOf(expiresOn: PlainDate | null, today: PlainDate): { tone: Tone; words: string } {
  if (expiresOn === null) return { tone: 'good', words: 'does not expire' }
  const left = daysBetween(today, expiresOn)
  if (left < 0) return { tone: 'bad', words: 'expired' }
  return {
    tone: left <= soonDays ? 'warn' : 'good',
    words: left <= soonDays ? `${countText(left, 'day')} left` : 'valid',
  }
}
