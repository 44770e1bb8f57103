import type { Blueprint } from './blueprint.ts'

export type WeightedDomain = { readonly key: string; readonly name: string; readonly weight: number }

/** A blueprint's domains, each with one weight in percent: where a guide gives a range, its middle. */
export const weightedDomains = (domains: Blueprint['domains']): WeightedDomain[] =>
  domains.map(({ key, name, weight }) => ({
    key,
    name,
    weight: typeof weight === 'number' ? weight : (weight[0] + weight[1]) / 2,
  }))
