import { minuteMs } from './block.ts'

export type Want = {
  readonly leastMs: number
  readonly wantMs: number
  readonly mostMs: number
  readonly value: number
}

/** What the first minutes of a block, up to its least, count beside the later ones: a topic begun beats one polished. */
export const coreWorth = 4
/** Up to this many blocks every choice of what to leave out is weighed. */
const mostWeighed = 12

/**
 * How much of `timeMs` each gets, in their order: nothing, or from its least to its want; beyond all wants, up to `mostMs`.
 * For a given set of kept blocks the best shares are greedy (the value is linear beyond the least), so it is enough to weigh
 * the sets: all of them up to 12 blocks, beyond that the least valuable are left out one by one. Of equally good sets the
 * one that leaves out less, and later, is taken.
 */
export function bestShares(wants: readonly Want[], timeMs: number): number[] {
  const all = wants.map((_, index) => index)
  const sets = wants.length <= mostWeighed ? everySet(all) : shrinkingSets(wants)
  let best: { shares: number[]; worth: number; kept: number } | null = null
  for (const kept of sets) {
    const least = kept.reduce((sum, index) => sum + (wants[index]?.leastMs ?? 0), 0)
    if (least > timeMs) continue
    const shares = sharesOf(wants, kept, timeMs)
    const worth = worthOf(wants, shares)
    const better = !best || worth > best.worth + 1e-6 || (worth > best.worth - 1e-6 && kept.length > best.kept)
    if (better) best = { shares, worth, kept: kept.length }
  }
  return best?.shares ?? wants.map(() => 0)
}

/** The sum that the best shares make greatest, in worth-minutes. */
export const worthOf = (wants: readonly Want[], shares: readonly number[]): number =>
  wants.reduce((sum, { leastMs, wantMs, value }, index) => {
    const share = shares[index] ?? 0
    const core = Math.min(share, leastMs)
    const beyond = Math.max(0, Math.min(share, wantMs) - leastMs)
    return sum + (value * (coreWorth * core + beyond)) / minuteMs
  }, 0)

function sharesOf(wants: readonly Want[], kept: readonly number[], timeMs: number): number[] {
  const shares = wants.map((want, index) => (kept.includes(index) ? want.leastMs : 0))
  let left = timeMs - shares.reduce((sum, share) => sum + share, 0)
  const byValue = kept.toSorted((a, b) => (wants[b]?.value ?? 0) - (wants[a]?.value ?? 0) || a - b)
  for (const limit of ['wantMs', 'mostMs'] as const) {
    for (const index of byValue) {
      const more = Math.min(left, Math.max(0, (wants[index]?.[limit] ?? 0) - (shares[index] ?? 0)))
      shares[index] = (shares[index] ?? 0) + more
      left -= more
    }
  }
  return shares
}

/** From all to none; of equal size, those that keep earlier blocks first. */
function everySet(all: readonly number[]): number[][] {
  const top = 2 ** all.length
  return Array.from({ length: top }, (_, step) => all.filter((index) => (step >> index) % 2 === 0))
}

function shrinkingSets(wants: readonly Want[]): number[][] {
  const leaving = wants
    .map((_, index) => index)
    .toSorted((a, b) => (wants[a]?.value ?? 0) - (wants[b]?.value ?? 0) || b - a)
  return leaving.concat(-1).map((_, gone) => leaving.slice(gone).toSorted((a, b) => a - b))
}
