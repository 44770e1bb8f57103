/** The candidate that `word` was probably meant to be, within a third of its length in edits; null when none is near. */
export function closest(word: string, candidates: Iterable<string>): string | null {
  if (word.length > 60) return null
  let best: string | null = null
  let fewest = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue
    const edits = distance(word.toLowerCase(), candidate.toLowerCase())
    if (edits < fewest) {
      fewest = edits
      best = candidate
    }
  }
  return best
}

export const didYouMean = (word: string, candidates: Iterable<string>): string => {
  const guess = closest(word, candidates)
  return guess === null ? '' : `; did you mean "${guess}"?`
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
function distance(a: string, b: string): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const substituted = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (beforePrevious[j - 2] ?? 0) + 1 : Infinity
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, substituted, swapped))
    }
    beforePrevious = previous
    previous = row
  }
  return previous[b.length] ?? 0
}
