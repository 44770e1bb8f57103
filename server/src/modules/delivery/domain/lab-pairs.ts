import { pairForLabs, usualRules, type Help, type LabPerson } from '@cadre/assembly'
import type { Id } from '@cadre/kernel'
import type { WeightedDomain } from './run-record.ts'

export type LabGroup = { readonly people: readonly Id<'per'>[]; readonly helps: readonly Help[] }

export type DomainMarks = {
  readonly personId: Id<'per'>
  readonly domain: string
  readonly right: number
  readonly answered: number
}

/**
 * A person's ability per domain from what they answered: the log-odds of the share that was right, drawn to the middle by two
 * questions nobody asked, ln((right + 1) / (wrong + 1)). Enough to pair by; the readiness forecast estimates better.
 */
export function abilitiesFrom(
  personIds: readonly Id<'per'>[],
  domains: readonly WeightedDomain[],
  marks: readonly DomainMarks[],
): (LabPerson & { readonly id: Id<'per'> })[] {
  const byPerson = Map.groupBy(marks, ({ personId }) => personId)
  return personIds.map((id) => ({
    id,
    ability: domains.map(({ key }) => {
      const of = byPerson.get(id)?.find(({ domain }) => domain === key)
      return of ? Math.log((of.right + 1) / (of.answered - of.right + 1)) : 0
    }),
  }))
}

/** Pairs for the lab, stronger with weaker by domain (K7); one person alone is a group. */
export function labGroups(
  people: readonly (LabPerson & { readonly id: Id<'per'> })[],
  domains: readonly WeightedDomain[],
  before: readonly (readonly Id<'per'>[])[],
): LabGroup[] {
  const weights = domains.map(({ weight }) => weight)
  const paired = pairForLabs(people, {
    ...usualRules,
    domains: domains.map(({ name }) => name),
    weights: weights.some((weight) => weight > 0) ? weights : domains.map(() => 1),
    before: timesTogether(before),
  })
  if (!paired.ok) return people.map(({ id }) => ({ people: [id], helps: [] }))
  return paired.value.groups.map(({ people: names, helps }) => ({
    people: people.map(({ id }) => id).filter((id) => names.includes(id)),
    helps,
  }))
}

function timesTogether(groups: readonly (readonly Id<'per'>[])[]) {
  const times = new Map<string, { people: [string, string]; times: number }>()
  for (const group of groups) {
    for (const [at, a] of group.entries()) {
      for (const b of group.slice(at + 1)) {
        const people: [string, string] = a < b ? [a, b] : [b, a]
        const known = times.get(people.join(' '))
        times.set(people.join(' '), { people, times: (known?.times ?? 0) + 1 })
      }
    }
  }
  return [...times.values()]
}
