import type { Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { enoughAnswers } from '../domain/forecast.ts'
import { beliefsOf } from '../store/beliefs.ts'

/** What is believed of somebody, in logits above the cut. */
export type Ability = {
  readonly personId: Id<'per'>
  /** By domain key. */
  readonly byDomain: Readonly<Record<string, { readonly mean: number; readonly sd: number; readonly answers: number }>>
  /** Mean over the domains. */
  readonly overall: number
  readonly answers: number
  /** Whether enough was answered to tell people apart. */
  readonly known: boolean
}

/** Abilities of these people, for pairing the stronger with the weaker (K7); who answered nothing is missing. */
export async function abilitiesOf(
  reads: Reads,
  asked: { readonly personIds: readonly Id<'per'>[]; readonly certificationId: Id<'crt'> },
): Promise<Map<Id<'per'>, Ability>> {
  const beliefs = await beliefsOf(reads, asked)
  return new Map(
    [...beliefs].map(([personId, { domains, mean, covariance, answers }]) => {
      const count = answers.reduce((sum, n) => sum + n, 0)
      const byDomain = Object.fromEntries(
        domains.map((key, d) => [
          key,
          {
            mean: mean[d] ?? 0,
            sd: Math.sqrt(covariance[d * domains.length + d] ?? 0),
            answers: answers[d] ?? 0,
          },
        ]),
      )
      const overall = mean.reduce((sum, value) => sum + value, 0) / Math.max(1, mean.length)
      return [personId, { personId, byDomain, overall, answers: count, known: count >= enoughAnswers }]
    }),
  )
}
