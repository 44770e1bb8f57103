import { expectOk, seededRandom, shuffled } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LabPerson, linkBetween, type PairingRules, usualRules } from './link.ts'
import { pairForLabs } from './pair-for-labs.ts'

const domains = ['data', 'model', 'deploy']
const rules: PairingRules = { ...usualRules, domains, weights: [1, 1, 1], before: [] }
const person = (id: string, ...ability: number[]): LabPerson => ({ id, ability })

const groupOf = (min: number, max: number) =>
  fc
    .array(fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 }), {
      minLength: min,
      maxLength: max,
    })
    .map((abilities) => abilities.map((ability, at) => ({ id: `p${at}`, ability })))

/** Every way to split people into pairs and, when odd, one triple. */
function everyGrouping(people: readonly LabPerson[]): LabPerson[][][] {
  const [first, ...rest] = people
  if (!first) return [[]]
  const without = (...gone: LabPerson[]) => rest.filter((p) => !gone.includes(p))
  const pairs = rest.flatMap((a) => everyGrouping(without(a)).map((others) => [[first, a], ...others]))
  if (people.length % 2 === 0) return pairs
  const triples = rest.flatMap((a, at) =>
    rest.slice(at + 1).flatMap((b) => everyGrouping(without(a, b)).map((others) => [[first, a, b], ...others])),
  )
  return [...triples, ...(people.length > 3 ? pairs : [])].filter((groups) => groups.every((g) => g.length > 1))
}

function measure(groups: readonly LabPerson[][]) {
  let tooWide = 0
  let weight = 0
  for (const group of groups) {
    const links = group.flatMap((a, at) => group.slice(at + 1).map((b) => linkBetween(a, b, rules)))
    tooWide += links.filter(({ gap }) => gap > rules.mostGap).length
    weight += links.reduce((sum, l) => sum + l.weight, 0) / (group.length === 3 ? 2 : 1)
  }
  return { tooWide, weight }
}

describe('pairs for labs (K7)', () => {
  test('up to eight people get the best of all groupings', () => {
    fc.assert(
      fc.property(groupOf(2, 8), (people) => {
        const all = everyGrouping(people).map(measure)
        const fewest = Math.min(...all.map(({ tooWide }) => tooWide))
        const best = Math.max(...all.filter(({ tooWide }) => tooWide === fewest).map(({ weight }) => weight))
        const pairing = expectOk(pairForLabs(people, rules))
        expect(pairing.weight).toBeCloseTo(best, 9)
        expect(pairing.tooWide > 0).toBe(fewest > 0)
        expect(pairing.proven).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  test('everyone has exactly one place, and only an odd number makes one triple', () => {
    fc.assert(
      fc.property(groupOf(2, 25), (people) => {
        const { groups } = expectOk(pairForLabs(people, rules))
        expect(groups.flatMap((g) => g.people).toSorted()).toEqual(people.map(({ id }) => id).toSorted())
        const triples = groups.filter((g) => g.people.length === 3).length
        expect(groups.every((g) => g.people.length === 2 || g.people.length === 3)).toBe(true)
        expect(triples).toBe(people.length % 2)
      }),
      { numRuns: 60 },
    )
  })

  test('the order of the people does not matter', () => {
    fc.assert(
      fc.property(groupOf(2, 20), fc.nat(), (people, seed) => {
        expect(pairForLabs(shuffled(seededRandom(seed), people), rules)).toEqual(pairForLabs(people, rules))
      }),
      { numRuns: 60 },
    )
  })

  test('two people give each other the same, and never more than the cap in a domain', () => {
    fc.assert(
      fc.property(groupOf(2, 2), ([a, b]) => {
        if (!a || !b) return
        const link = linkBetween(a, b, rules)
        expect(linkBetween(b, a, rules).weight).toBeCloseTo(link.weight, 12)
        expect(link.weight).toBeLessThanOrEqual(rules.cap * domains.length)
      }),
    )
  })

  test('people who complement each other meet', () => {
    const people = [
      person('ana', 0.4, -0.4, 0),
      person('bo', -0.4, 0.4, 0),
      person('cy', 0, 0, 0),
      person('di', 0.1, 0, 0),
    ]
    const { groups } = expectOk(pairForLabs(people, rules))
    expect(groups.map((g) => g.people)).toEqual([
      ['ana', 'bo'],
      ['cy', 'di'],
    ])
    expect(groups[0]?.helps).toContainEqual({ from: 'ana', to: 'bo', domain: 'data', by: 0.8 })
  })

  test('having been together before sends people to others', () => {
    const people = [person('ana', 1, -1, 0), person('bo', -1, 1, 0), person('cy', 0.9, -1, 0), person('di', -1, 0.9, 0)]
    const before = [
      { people: ['ana', 'bo'], times: 2 },
      { people: ['di', 'cy'], times: 1 },
    ] as const
    const { groups } = expectOk(pairForLabs(people, { ...rules, before }))
    expect(groups.map((g) => g.people)).toEqual([
      ['ana', 'di'],
      ['bo', 'cy'],
    ])
  })

  test('nobody is left with someone more than 1.2 logits away while another grouping avoids it', () => {
    const people = [person('a', 2, 2, 2), person('b', 1, 1, 1), person('c', 0, 0, 0), person('d', -1, -1, -1)]
    const pairing = expectOk(pairForLabs(people, rules))
    expect(pairing.groups.map((g) => g.people)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(pairing.tooWide).toBe(0)
    expect(expectOk(pairForLabs([person('a', 3, 3, 3), person('b', 0, 0, 0)], rules)).tooWide).toBe(1)
  })

  test('a local search over sixteen people beats the best of a thousand random groupings', () => {
    const random = seededRandom(11)
    const people = Array.from({ length: 16 }, (_, at) => person(`p${at}`, random.next(), random.next(), random.next()))
    const pairing = expectOk(pairForLabs(people, rules))
    expect(pairing.proven).toBe(false)
    const tries = Array.from({ length: 1000 }, () => {
      const order = shuffled(random, people)
      return measure(Array.from({ length: 8 }, (_, at) => order.slice(2 * at, 2 * at + 2))).weight
    })
    expect(pairing.weight).toBeGreaterThan(Math.max(...tries))
  })

  test('one person alone cannot be paired', () => {
    expect(pairForLabs([person('a', 0, 0, 0)], rules)).toMatchObject({ code: 'assembly.too-few-to-pair' })
  })
})
