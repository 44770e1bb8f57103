import { ok, refuse, type Ok, type Refusal } from '@cadre/kernel'

/** Whom each role may grant. Closed: what a grantable role may grant, its granter may grant too. */
export type RankTable<R extends string> = Readonly<Record<R, readonly R[]>>
export type AboveRank = Refusal<'identity.above-your-rank', { roles: string[] }>

export const grantableBy = <R extends string>(table: RankTable<R>, held: readonly R[]): ReadonlySet<R> =>
  new Set(held.flatMap((role) => table[role]))

/** Refuses, naming them, the roles that a holder of `held` may neither give nor take (S-13). */
export function withinRank<R extends string>(
  table: RankTable<R>,
  held: readonly R[],
  touched: readonly R[],
): Ok<null> | AboveRank {
  const grantable = grantableBy(table, held)
  const above = touched.filter((role) => !grantable.has(role))
  return above.length === 0 ? ok(null) : refuse('identity.above-your-rank', { roles: above })
}
