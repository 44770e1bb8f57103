import { linkBetween, pairForLabs, usualRules, type Help, type LabPerson, type PairingRules } from '@cadre/assembly'
import { seedFrom, type Id } from '@cadre/kernel'
import type { WeightedDomain } from './run-record.ts'

export type LabGroup = { readonly people: readonly Id<'per'>[]; readonly helps: readonly Help[] }

export type PersonAbility = LabPerson & { readonly id: Id<'per'> }

/** What is believed of somebody by domain key, in logits above the cut. */
export type Believed = Readonly<Record<string, { readonly mean: number }>>

/** In the order of `domains`; of whom or where nothing is known yet, the belief everybody begins with: at the cut, 0. */
export const abilitiesFrom = (
  personIds: readonly Id<'per'>[],
  domains: readonly WeightedDomain[],
  believed: ReadonlyMap<Id<'per'>, Believed>,
): PersonAbility[] =>
  personIds.map((id) => ({ id, ability: domains.map(({ key }) => believed.get(id)?.[key]?.mean ?? 0) }))

/** Pairs for the lab, stronger with weaker by domain (K7); one person alone is a group. */
export function labGroups(
  people: readonly PersonAbility[],
  domains: readonly WeightedDomain[],
  before: readonly (readonly Id<'per'>[])[],
): LabGroup[] {
  const paired = pairForLabs(people, rulesFor(domains, before))
  if (!paired.ok) return people.map(({ id }) => ({ people: [id], helps: [] }))
  return paired.value.groups.map(({ people: names, helps }) => ({
    people: people.map(({ id }) => id).filter((id) => names.includes(id)),
    helps,
  }))
}

/** A group as the trainer put it together, with what its people can explain to each other, the strongest help first. */
export function groupOf(people: readonly PersonAbility[], domains: readonly WeightedDomain[]): LabGroup {
  const rules = rulesFor(domains, [])
  const helps = people.flatMap((a, at) => people.slice(at + 1).flatMap((b) => linkBetween(a, b, rules).helps))
  return { people: people.map(({ id }) => id), helps: helps.toSorted((a, b) => b.by - a.by) }
}

/** Tells one pairing from another without saying who is in it; null: nobody is paired. */
export const pairingMark = (groups: readonly LabGroup[]): string | null =>
  groups.length === 0 ? null : seedFrom(JSON.stringify(groups.map(({ people }) => people))).toString(36)

function rulesFor(domains: readonly WeightedDomain[], before: readonly (readonly Id<'per'>[])[]): PairingRules {
  const weights = domains.map(({ weight }) => weight)
  return {
    ...usualRules,
    domains: domains.map(({ name }) => name),
    weights: weights.some((weight) => weight > 0) ? weights : domains.map(() => 1),
    before: timesTogether(before),
  }
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
