/** The known word nearest to a misspelt one: at most a third of its letters changed. Null: none is near. */
export function nearestTo(word: string, known: readonly string[]): string | null {
  const ranked = known
    .map((each) => ({ each, distance: distanceOf(word, each) }))
    .toSorted((a, b) => a.distance - b.distance)
  const [best] = ranked
  return best && best.distance <= Math.max(2, Math.ceil(word.length / 3)) ? best.each : null
}

export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearestTo(word, known)
  return near === null ? '' : ` Did you mean ${near}?`
}

/** Levenshtein: letters to insert, delete or exchange. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const exchange = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(exchange, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
