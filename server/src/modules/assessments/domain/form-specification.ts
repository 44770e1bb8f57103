import { countsFromWeights, type FormSpec } from '@cadre/assembly'
import type { PlainDate } from '@cadre/kernel'
import type { DrawRules } from './assessment.ts'

export type WeightedDomain = { readonly key: string; readonly name: string; readonly weight: number }

/** What a form must be: the guide's weights in whole questions, scored and unscored apart. */
export function formSpecificationOf(
  rules: DrawRules,
  domains: readonly WeightedDomain[],
  { today, seed }: { today: PlainDate; seed: number },
): FormSpec {
  const weights = domains.map(({ weight }) => weight)
  const scored = rules.byDomain ?? named(domains, countsFromWeights(weights, rules.scored))
  const unscored = named(domains, countsFromWeights(weights, rules.unscored))
  const keys = [...new Set([...domains.map(({ key }) => key), ...Object.keys(scored)])]
  return {
    domains: keys.map((domain) => ({ domain, scored: scored[domain] ?? 0, unscored: unscored[domain] ?? 0 })),
    types: rules.atMostOfType ? typesOf(rules.atMostOfType, rules.scored + rules.unscored) : [],
    bands: [],
    meanDifficulty: null,
    minutes: null,
    earlier: [],
    mostExposures: null,
    freshDays: rules.freshDays,
    today,
    seed,
  }
}

const named = (domains: readonly WeightedDomain[], counts: readonly number[]): Readonly<Record<string, number>> =>
  Object.fromEntries(domains.map(({ key }, at) => [key, counts[at] ?? 0]))

/** Listing one type forbids those unlisted: the rest are listed without a limit. */
function typesOf(atMost: Readonly<Record<string, number>>, whole: number): FormSpec['types'] {
  const kinds = ['single', 'multiple', 'ordering', 'matching', 'numeric', 'text']
  return kinds.map((type) => ({ type, min: 0, max: atMost[type] ?? whole }))
}
