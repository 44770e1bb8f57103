/** A person's ability per domain in logits, 0 = an average question of the exam is passed at the cut. */
export type LabPerson = { readonly id: string; readonly ability: readonly number[] }

export type PairingRules = {
  /** Names of the domains, in the order of every `ability`. */
  readonly domains: readonly string[]
  /** The exam's weights, for the overall gap; same order, at least 0, not all 0. */
  readonly weights: readonly number[]
  /** Most that one domain counts, in logits: two people a world apart in one domain do not teach each other more. */
  readonly cap: number
  /** Widest overall gap that still works as a pair, in logits. */
  readonly mostGap: number
  /** Taken off for each time the two were already together, in logits. */
  readonly repeatPenalty: number
  /** Who was together before, and how often. */
  readonly before: readonly { readonly people: readonly [string, string]; readonly times: number }[]
}

export const usualRules = { cap: 1, mostGap: 1.2, repeatPenalty: 0.5 } as const

/** Who can explain a domain to whom, and by how much. */
export type Help = { readonly from: string; readonly to: string; readonly domain: string; readonly by: number }

/** What two people give each other. */
export type Link = {
  readonly weight: number
  /** Difference of the weighted mean abilities, in logits. */
  readonly gap: number
  readonly repeats: number
  readonly helps: readonly Help[]
}

/**
 * weight = sum over domains of min(cap, |theta_a - theta_b|), help in both directions counting alike, less
 * repeatPenalty per earlier time together. Symmetric.
 */
export function linkBetween(a: LabPerson, b: LabPerson, rules: PairingRules): Link {
  const helps = rules.domains.map((domain, at): Help => {
    const difference = (a.ability[at] ?? 0) - (b.ability[at] ?? 0)
    const [from, to] = difference > 0 ? [a.id, b.id] : [b.id, a.id]
    return { from, to, domain, by: Math.abs(difference) }
  })
  const repeats = rules.before
    .filter(({ people }) => people.includes(a.id) && people.includes(b.id))
    .reduce((sum, { times }) => sum + times, 0)
  return {
    weight: helps.reduce((sum, { by }) => sum + Math.min(rules.cap, by), 0) - rules.repeatPenalty * repeats,
    gap: Math.abs(meanAbility(a, rules) - meanAbility(b, rules)),
    repeats,
    helps: helps.filter(({ by }) => by > 0),
  }
}

function meanAbility({ ability }: LabPerson, { weights }: PairingRules): number {
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.reduce((total, weight, at) => total + weight * (ability[at] ?? 0), 0) / sum
}
