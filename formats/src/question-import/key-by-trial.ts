import type { Notes } from './notes.ts'

export type Trial = {
  readonly score: number
  /** What the answer shows: names of feedback. */
  readonly shown: () => readonly string[]
}
/** Marks an answer as the file's own rules would; null when they cannot be followed. */
export type Trier = (given: readonly string[]) => Trial | null

/** What each option is worth in percent, in the order of the options. */
export type TriedKey = { readonly credits: readonly number[]; readonly scoring: 'all-or-nothing' | 'by-credit' }

/** All sets of so many options are tried: 1,024; where the rules are long, only what is near a likely key. */
const mostOptions = 10
const mostSteps = 100_000
const tiny = 1e-6
const percent = (part: number, whole: number): number =>
  Math.max(-100, Math.min(100, Number(((part / whole) * 100).toFixed(5))))

/** Thirds written with a few digits sum to 99.999. */
const whole = (range: number): number =>
  Math.abs(range - Math.round(range)) < range / 10_000 ? Math.round(range) : range

/** The key of a question with one answer: each option is given alone. Null when none earns anything. */
export function singleKeyByTrial(ids: readonly string[], trier: Trier): TriedKey | null {
  const scores = ids.map((id) => trier([id])?.score ?? 0)
  const best = Math.max(0, ...scores)
  return best <= tiny ? null : { credits: scores.map((score) => percent(score, best)), scoring: 'all-or-nothing' }
}

/** The key of a question with several: the smallest set that earns the most. Null when there is none, or more than one. */
export function severalKeyByTrial(
  ids: readonly string[],
  declared: readonly string[],
  { trier, cost, notes }: { readonly trier: Trier; readonly cost: number; readonly notes: Notes },
): TriedKey | null {
  const scoreOf = (given: readonly string[]) => trier(given)?.score ?? 0
  const none = scoreOf([])
  const alone = ids.map((id) => scoreOf([id]) - none)
  const likely = [declared, ids.filter((_, i) => (alone[i] ?? 0) > tiny)]
  const sets = setsToTry(ids, likely, cost)
  const scored = sets.map((set) => ({ set, score: scoreOf(set) }))
  const best = Math.max(...scored.map(({ score }) => score))
  const range = whole(best - none)
  if (range <= tiny) return null
  const winners = scored.filter(({ score }) => best - score < tiny)
  const least = Math.min(...winners.map(({ set }) => set.length))
  const [right, ...others] = winners.filter(({ set }) => set.length === least).map(({ set }) => set)
  if (!right || others.some((set) => set.join(' ') !== right.join(' '))) return null
  // Another set that is as good and does not hold this one: there is more than one key.
  if (winners.some(({ set }) => right.some((id) => !set.includes(id)))) return null
  const isRight = ids.map((id) => right.includes(id))
  const sum = alone.reduce((total, worth, i) => total + (isRight[i] === true ? worth : 0), 0)
  const isByPart =
    right.length > 1 &&
    Math.abs(sum - range) < range / 100 &&
    alone.every((worth, i) => isRight[i] !== true || worth > tiny)
  if (isByPart) {
    const costs = ids.map((id, i) => (isRight[i] === true ? 0 : scoreOf([...right, id]) - best))
    const credits = alone.map((worth, i) => percent(isRight[i] === true ? worth : (costs[i] ?? 0), range))
    return { credits, scoring: 'by-credit' }
  }
  const isPartial = scored.some(({ score }) => score > none + tiny && score < best - tiny)
  if (isPartial)
    notes.add('scoring', 'points for a part of the right options were dropped; it is marked all or nothing')
  return { credits: isRight.map((is) => (is ? 100 / right.length : 0)), scoring: 'all-or-nothing' }
}

function setsToTry(
  ids: readonly string[],
  likely: readonly (readonly string[])[],
  cost: number,
): readonly (readonly string[])[] {
  if (ids.length > mostOptions) return likely
  return 2 ** ids.length * cost <= mostSteps ? subsets(ids) : different(likely).flatMap((set) => near(ids, set))
}

const different = (sets: readonly (readonly string[])[]) => [
  ...new Map(sets.map((set) => [set.toSorted().join(' '), set])).values(),
]

/** A set in the order of the options, and those that differ from it by one option or by two. */
function near(ids: readonly string[], set: readonly string[]): string[][] {
  const flipped = (...flips: readonly string[]) => ids.filter((id) => set.includes(id) !== flips.includes(id))
  return [
    flipped(),
    ...ids.map((id) => flipped(id)),
    ...ids.flatMap((id, i) => ids.slice(i + 1).map((other) => flipped(id, other))),
  ]
}

function subsets(ids: readonly string[]): string[][] {
  return Array.from({ length: 2 ** ids.length }, (_, bits) => ids.filter((_id, i) => ((bits >> i) & 1) === 1))
}
