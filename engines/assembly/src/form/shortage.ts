import { addDays, isBefore, type PlainDate, type Refusal, refuse } from '@cadre/kernel'
import { enemiesAmong } from './apart.ts'
import { blanksFor, fewestToWrite, type ToWrite } from './blanks.ts'
import { type Conflict, conflictsOf, irreducible, withBlanks } from './conflict.ts'
import { type Constraint, constraintsOf } from './constraint.ts'
import { isImpossible, isPossible, type Table } from './form-program.ts'
import type { FormSpec } from './form-spec.ts'
import { poolOf, type SetAsideReason } from './pool.ts'
import type { Question } from './question.ts'

/** How many questions of the bank could not take part, by reason. */
export type SetAside = { readonly reason: SetAsideReason; readonly domain: string; readonly count: number }

export type Shortage = {
  readonly conflicts: readonly Conflict[]
  /** The fewest new questions with which the whole form can be drawn. */
  readonly write: readonly ToWrite[]
  readonly setAside: readonly SetAside[]
  /** The first day on which questions seen lately are fresh enough, writing nothing; `null` when waiting does not help. */
  readonly possibleFrom: PlainDate | null
}

export type ShortageRefusal =
  | Refusal<'assembly.shortage', Shortage>
  | Refusal<'assembly.contradiction', { readonly constraints: readonly Constraint[] }>
  | Refusal<'assembly.undecided', { readonly nodes: number }>

/**
 * Why a specification cannot be met, for one whose program is proven impossible: a contradiction when no question
 * that could be written would help, else the conflicts with this bank and what to write.
 */
export function shortageOf(bank: readonly Question[], spec: FormSpec): ShortageRefusal {
  const constraints = constraintsOf(spec)
  const table = tableOf(bank, spec)
  const blanks = blanksFor(spec, bank)
  const complete = withBlanks(table, blanks)
  if (isImpossible(complete, constraints)) {
    return refuse('assembly.contradiction', { constraints: irreducible(complete, constraints) })
  }
  const write = fewestToWrite(complete, constraints)
  if (write === null) return refuse('assembly.undecided', { nodes: 4000 })
  return refuse('assembly.shortage', {
    conflicts: conflictsOf(table, blanks, constraints),
    write,
    setAside: setAsideIn(bank, spec),
    possibleFrom: possibleFrom(bank, spec),
  })
}

function tableOf(bank: readonly Question[], spec: FormSpec): Table {
  const { pieces } = poolOf(bank, spec)
  return { spec, pieces, enemies: enemiesAmong(pieces, bank), limits: [] }
}

function setAsideIn(bank: readonly Question[], spec: FormSpec): SetAside[] {
  const { setAside } = poolOf(bank, spec)
  const counts = new Map<string, SetAside>()
  for (const { id, domain } of bank) {
    const reason = setAside.get(id)
    if (reason === undefined || reason === 'other-domain') continue
    const key = JSON.stringify([domain, reason])
    counts.set(key, { domain, reason, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}

/** Fresh questions only grow with time, so the first day is found by halving. */
function possibleFrom(bank: readonly Question[], spec: FormSpec): PlainDate | null {
  const possibleOn = (days: number) => {
    const later = { ...spec, today: addDays(spec.today, days) }
    return isPossible(tableOf(bank, later), constraintsOf(later))
  }
  const lastSeen = bank.reduce<PlainDate | null>(
    (latest, q) => (q.lastSeen !== null && (latest === null || isBefore(latest, q.lastSeen)) ? q.lastSeen : latest),
    null,
  )
  if (lastSeen === null || !isBefore(spec.today, addDays(lastSeen, spec.freshDays))) return null
  let impossible = 0
  let possible = spec.freshDays
  if (!possibleOn(possible)) return null
  while (possible - impossible > 1) {
    const between = Math.floor((impossible + possible) / 2)
    if (possibleOn(between)) possible = between
    else impossible = between
  }
  return addDays(spec.today, possible)
}
