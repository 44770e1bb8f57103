/** One marked question of an attempt. Points are hundredths of a question. */
export type Mark = {
  readonly place: string
  readonly domain: string
  readonly scored: boolean
  readonly points: number
  readonly correct: boolean
}
export type DomainPoints = { readonly domain: string; readonly points: number; readonly outOf: number }
export type Points = { readonly points: number; readonly outOf: number; readonly byDomain: readonly DomainPoints[] }

/** What the scored questions gave, in all and by domain, in the order in which domains first appear. */
export function pointsOf(marks: readonly Mark[]): Points {
  const scored = marks.filter((mark) => mark.scored)
  const sum = (of: readonly Mark[]) => of.reduce((total, { points }) => total + points, 0)
  return {
    points: sum(scored),
    outOf: scored.length * 100,
    byDomain: [...Map.groupBy(scored, ({ domain }) => domain)].map(([domain, of]) => ({
      domain,
      points: sum(of),
      outOf: of.length * 100,
    })),
  }
}

/** Share of the points, 0 to 100 with one decimal; a practice percentage, not a vendor's scaled score. */
export const percentOf = ({ points, outOf }: { points: number; outOf: number }): number =>
  outOf === 0 ? 0 : Math.round((points / outOf) * 1_000) / 10
