import type { readMyPeople, ReplyOf } from '@cadre/contracts'
import { daysBetween, type PlainDate } from '@cadre/kernel'
import { dateText } from '../../lib/format/date.ts'
import type { Tone } from '../../ui/theme/tokens.ts'

export type Managed = ReplyOf<typeof readMyPeople>['people'][number]

/** The cohort that matters now: the soonest that is not over, else the last that was. */
export const currentCohort = ({ cohorts }: Pick<Managed, 'cohorts'>): Managed['cohorts'][number] | null =>
  cohorts.find(({ stage }) => stage !== 'finished') ?? cohorts.at(-1) ?? null

/** A certificate is worth renewing from this many days before it ends. */
const soonDays = 120

/** Each certificate in a few words, the one that ends first on top. */
export function certificateLines(
  certificates: Managed['certificates'],
  today: PlainDate,
): { readonly tone: Tone; readonly words: string }[] {
  return certificates
    .toSorted((a, b) => ((a.expiresOn ?? '9999') < (b.expiresOn ?? '9999') ? -1 : 1))
    .map(({ code, expiresOn }) => {
      if (expiresOn === null) return { tone: 'good', words: code }
      const left = daysBetween(today, expiresOn)
      if (left < 0) return { tone: 'bad', words: `${code} expired ${dateText(expiresOn, 'full')}` }
      return { tone: left <= soonDays ? 'warn' : 'good', words: `${code} until ${dateText(expiresOn, 'full')}` }
    })
}
