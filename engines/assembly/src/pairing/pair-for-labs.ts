import { ok, type Refusal, refuse, type Result } from '@cadre/kernel'
import { bestGroups, goodGroups, type Group, mostWeighedExactly } from './best-groups.ts'
import { type Help, type LabPerson, type Link, linkBetween, type PairingRules } from './link.ts'

export type LabGroup = {
  readonly people: readonly string[]
  /** What its people give each other; a triple counts half the sum of its three pairs (see `pairForLabs`). */
  readonly weight: number
  /** Widest overall gap in the group, in logits. */
  readonly gap: number
  /** Times that two of its people were together before. */
  readonly repeats: number
  /** The strongest help first. */
  readonly helps: readonly Help[]
}

export type LabPairing = {
  readonly groups: readonly LabGroup[]
  readonly weight: number
  /** Groups wider than the rules allow: 0 whenever that is possible. What is as few as can be is the partners too far apart, of whom a triple may hold three pairs. */
  readonly tooWide: number
  /** Whether every grouping was weighed. */
  readonly proven: boolean
}

export type PairingRefusal = Refusal<'assembly.too-few-to-pair', { people: number }>

/**
 * Who works with whom in the lab: pairs, and one triple when the number is odd, so that people meet who are strong
 * where the other is weak. First as few pairs as can be beyond the widest gap, then the greatest total weight.
 *
 * A pair of weight w gives w to each of two people; in a triple each has two partners and half the time for either, so
 * the triple counts (w12 + w13 + w23) / 2. The answer does not depend on the order of the people.
 *
 * Proven best up to 14 people; beyond that a local search. Limits: abilities are taken as known, so early in a
 * programme their uncertainty can be larger than the gaps; the weight is a teaching rule, not an estimated effect.
 */
export function pairForLabs(people: readonly LabPerson[], rules: PairingRules): Result<LabPairing, PairingRefusal> {
  if (people.length < 2) return refuse('assembly.too-few-to-pair', { people: people.length })
  const sorted = people.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const links = sorted.map((a) => sorted.map((b) => linkBetween(a, b, rules)))
  // Dearer than all weights together: no weight can buy a pair that is too wide.
  const tooWidePenalty = 1 + links.flat().reduce((sum, { weight }) => sum + Math.abs(weight), 0)
  const within = (group: Group): Link[] =>
    group.flatMap((a, at) => group.slice(at + 1).flatMap((b) => links[a]?.[b] ?? []))
  const isTooWide = ({ gap }: { gap: number }) => gap > rules.mostGap + 1e-9
  const scoreOf = (group: Group) => weightOf(within(group)) - tooWidePenalty * within(group).filter(isTooWide).length
  const proven = sorted.length <= mostWeighedExactly
  const indices = sorted.map((_, at) => at)
  const { groups } = (proven ? bestGroups : goodGroups)(indices, scoreOf)
  const labs = groups.map((group) =>
    labGroup(
      group.map((at) => sorted[at]?.id ?? ''),
      within(group),
    ),
  )
  const weight = labs.reduce((sum, group) => sum + group.weight, 0)
  return ok({ groups: labs, weight, tooWide: labs.filter(isTooWide).length, proven })
}

const weightOf = (links: readonly Link[]): number =>
  links.reduce((sum, { weight }) => sum + weight, 0) / (links.length === 3 ? 2 : 1)

const labGroup = (people: readonly string[], links: readonly Link[]): LabGroup => ({
  people,
  weight: weightOf(links),
  gap: Math.max(...links.map(({ gap }) => gap)),
  repeats: links.reduce((sum, { repeats }) => sum + repeats, 0),
  helps: links.flatMap(({ helps }) => helps).toSorted((a, b) => b.by - a.by),
})
