/** People by index. */
export type Group = readonly number[]
export type Grouping = { readonly groups: readonly Group[]; readonly score: number }

/** Up to this many people every grouping is weighed: 2^14 subsets. */
export const mostWeighedExactly = 14

/**
 * The grouping into pairs, and one triple when the number is odd, with the highest total score.
 * Every grouping is weighed by dynamic programming over subsets: best(S) = max over partners of the first person in S.
 * @param people distinct indices, 0 or at least 2, at most `mostWeighedExactly`
 * @param scoreOf of a pair or a triple; more is better
 */
export function bestGroups(people: readonly number[], scoreOf: (group: Group) => number): Grouping {
  const known = new Map<number, Grouping>([[0, { groups: [], score: 0 }]])
  const best = (mask: number): Grouping => {
    const before = known.get(mask)
    if (before) return before
    let found: Grouping = { groups: [], score: -Infinity }
    for (const places of firstGroups(mask)) {
      const rest = best(places.reduce((left, place) => left & ~(1 << place), mask))
      const group = places.map((place) => people[place] ?? 0)
      const score = scoreOf(group) + rest.score
      if (score > found.score) found = { groups: [group, ...rest.groups], score }
    }
    known.set(mask, found)
    return found
  }
  return best((1 << people.length) - 1)
}

/** Every group that the first person left can be in. An odd number left means that the triple is still to come. */
function firstGroups(mask: number): number[][] {
  const places = Array.from({ length: mostWeighedExactly }, (_, place) => place).filter((place) => mask & (1 << place))
  const [first = 0, ...others] = places
  const pairs = others.map((other) => [first, other])
  if (places.length % 2 === 0) return pairs
  const triples = others.flatMap((second, at) => others.slice(at + 1).map((third) => [first, second, third]))
  return places.length === 3 ? triples : [...pairs, ...triples]
}

/**
 * A good grouping of more people than can be weighed exactly: neighbours first, then any two groups regroup their
 * four or five people in the best way until no two can improve. Not proven best.
 */
export function goodGroups(people: readonly number[], scoreOf: (group: Group) => number): Grouping {
  let groups = inTurn(people)
  for (let improved = true; improved;) {
    improved = false
    for (let i = 0; i < groups.length; i++) {
      for (let j = i + 1; j < groups.length; j++) {
        const [a = [], b = []] = [groups[i], groups[j]]
        const better = bestGroups([...a, ...b], scoreOf)
        if (better.score <= scoreOf(a) + scoreOf(b) + 1e-9) continue
        groups = groups.map((group, at) => (at === i ? better.groups[0] : at === j ? better.groups[1] : group) ?? group)
        improved = true
      }
    }
  }
  return { groups, score: groups.reduce((sum, group) => sum + scoreOf(group), 0) }
}

function inTurn(people: readonly number[]): Group[] {
  const groups: number[][] = []
  for (let at = 0; at + 1 < people.length; at += 2)
    groups.push(people.slice(at, at + (at + 3 === people.length ? 3 : 2)))
  if (people.length % 2 === 1) groups.splice(Math.floor(people.length / 2))
  return groups
}
