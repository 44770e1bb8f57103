import { assert } from '@cadre/kernel'
import type { Mark } from './credit.ts'

/** A marked question of a form. `points`: hundredths of a point, an integer of at least 0; unscored questions are shown and do not count. */
export type Marked = {
  readonly question: string
  readonly mark: Mark
  readonly points: number
  readonly scored: boolean
  /** Key of the exam guide's domain; null when it has none. */
  readonly domain: string | null
}

/** Points in hundredths; `percent` 0 to 100 to one decimal, null when there was nothing to earn. */
export type Score = {
  readonly earned: number
  readonly possible: number
  readonly percent: number | null
  readonly correct: number
  readonly questions: number
}

export type FormScore = Score & { readonly byDomain: ReadonlyMap<string, Score> }

/**
 * The practice score of a form: points earned of points possible, over the scored questions, in all and by domain.
 * earned = sum of round(points x credit / 100).
 * It is a percentage of this form and nothing else. Vendors scale by methods that they do not publish; a scaled score is never computed.
 */
export function scoreForm(marked: readonly Marked[]): FormScore {
  const scored = marked.filter((question) => question.scored)
  const byDomain = Map.groupBy(
    scored.flatMap((question) => (question.domain === null ? [] : [{ ...question, domain: question.domain }])),
    ({ domain }) => domain,
  )
  return { ...scoreOf(scored), byDomain: new Map([...byDomain].map(([domain, of]) => [domain, scoreOf(of)])) }
}

function scoreOf(marked: readonly Marked[]): Score {
  let earned = 0
  let possible = 0
  for (const { mark, points } of marked) {
    assert(Number.isSafeInteger(points) && points >= 0, `points are whole hundredths, not ${points}`)
    earned += Math.round((points * mark.credit) / 100)
    possible += points
  }
  const correct = marked.filter(({ mark }) => mark.correct).length
  return { earned, possible, percent: percentOf(earned, possible), correct, questions: marked.length }
}

/** To one decimal, half up; 100 only for everything and 0 only for nothing. */
export function percentOf(earned: number, possible: number): number | null {
  if (possible === 0) return null
  if (earned <= 0 || earned >= possible) return earned <= 0 ? 0 : 100
  return Math.min(99.9, Math.max(0.1, Math.round((1000 * earned) / possible) / 10))
}
