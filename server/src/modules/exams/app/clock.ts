import type { clockView } from '@cadre/contracts'
import { ok, refuse, type Id, type PlainDate } from '@cadre/kernel'
import type { z } from 'zod'
import type { Reads } from '../../../platform/db/transaction.ts'
import { factsOf, type Fact } from '../../catalogue/index.ts'
import type { BookingRule } from '../../cohorts/index.ts'
import { retakeClock, type RetakeRule, type Sitting } from '../domain/retake.ts'
import { standingResults } from '../store/results.ts'

/** What the catalogue says about sitting again; in words alone it cannot be counted with, and is shown. */
const rulesIn = (facts: readonly Fact[]): RetakeRule[] =>
  facts.flatMap(({ key, value }) => (key === 'retake' && value.kind === 'waits' ? [value] : []))

const wordsOf = (facts: readonly Fact[]) =>
  facts.flatMap(({ key, value, source, asOf }) => {
    if (key !== 'retake') return []
    if (value.kind === 'waits') return [{ words: value.words, source, asOf }]
    return value.kind === 'text' ? [{ words: value.text, source, asOf }] : []
  })

export function clockFrom(facts: readonly Fact[], sittings: readonly Sitting[]): z.infer<typeof clockView> {
  return { ...retakeClock(rulesIn(facts), sittings), rules: wordsOf(facts) }
}

async function clockOf(reads: Reads, certificationId: Id<'crt'>, personId: Id<'per'>) {
  const facts = await factsOf(reads, certificationId)
  return clockFrom(facts, await standingResults(reads, { certificationId, personIds: [personId] }))
}

/** Nobody is booked for a day on which the vendor would turn them away. */
export const vendorsClock: BookingRule = async (reads, { personId, certification, date }) => {
  const { earliest, attempts, rules } = await clockOf(reads, certification.certificationId, personId)
  if (!isBefore(date, earliest)) return ok(null)
  const rule = rules.map(({ words }) => words).join('; ')
  return refuse('exams.too-early', { code: certification.code, attempts, earliest: earliest ?? '', rule })
}

const isBefore = (date: PlainDate, earliest: PlainDate | null): boolean => earliest !== null && date < earliest
