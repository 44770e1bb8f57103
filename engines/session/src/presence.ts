import type { Instant } from '@cadre/kernel'

/** From a first sign of life to the last of an unbroken row. */
export type Stay = { readonly from: Instant; readonly to: Instant }

/** A silence longer than this is an absence: two beats of a minute may be lost. */
export const mostSilenceMs = 150_000

/** The stays after one more sign of life: it lengthens the last, or begins another. Signs that come late change nothing. */
export function withSign(stays: readonly Stay[], at: Instant, silenceMs = mostSilenceMs): Stay[] {
  const last = stays.at(-1)
  if (!last || at - last.to > silenceMs) return [...stays, { from: at, to: at }]
  return at <= last.to ? [...stays] : [...stays.slice(0, -1), { from: last.from, to: at }]
}

/** Time within [from, to) that is covered by stays; stays may overlap and come in any order. */
export function presentMs(stays: readonly Stay[], from: Instant, to: Instant): number {
  let covered = 0
  let until: number = from
  for (const stay of stays.toSorted((a, b) => a.from - b.from)) {
    const begins = Math.max(stay.from, until)
    const ends = Math.min(stay.to, to)
    if (ends <= begins) continue
    covered += ends - begins
    until = ends
  }
  return covered
}
