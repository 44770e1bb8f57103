import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { eventOf, flagTransitions, type FlagEvent, type FlagState } from '../domain/flag.ts'
import { insertFlagEvent, lockFlag, saveFlag, type Learner } from '../store/flags.ts'
import type { Behind } from './gather.ts'

type Today = Pick<Behind, 'reasons' | 'shown'>
const nothing: Today = { reasons: [], shown: [] }
const wordsOf = ({ shown }: Today): string => shown.map(({ words }) => words).join('; ')

/** Writes down what today's reasons make of a flag; repeating it changes nothing. Returns the state. */
export async function keepFlag(tx: Tx, learner: Learner, today: Today = nothing): Promise<FlagState | null> {
  const flag = await lockFlag(tx, learner)
  const event = eventOf(flag, today.reasons)
  if (event === null) return flag?.state ?? null
  const state = flagTransitions[flag?.state ?? 'none'][event]
  if (state === null) return flag?.state ?? null
  const isNew = flag === null || flag.state === 'closed' || flag.state === 'cleared'
  await saveFlag(tx, learner, { state, reasons: today.reasons, since: isNew ? tx.now : flag.since })
  // A reason that grows by a day is no event of its own.
  if (state !== flag?.state) {
    await insertFlagEvent(tx, learner, { event, state, words: wordsOf(today), by: null })
    tx.changed('care', learner.personId)
  }
  return state
}

/** A human takes a flag in hand or closes it. Null: it does not apply. */
export async function moveFlag(
  tx: Tx<OrganisationScope>,
  learner: Learner,
  { event, words, today }: { event: Extract<FlagEvent, 'take' | 'close'>; words: string; today: Today },
): Promise<FlagState | null> {
  const before = await keepFlag(tx, learner, today)
  const state = before && flagTransitions[before][event]
  if (state === null) return null
  const flag = await lockFlag(tx, learner)
  await saveFlag(tx, learner, { state, reasons: today.reasons, since: flag?.since ?? tx.now })
  await insertFlagEvent(tx, learner, { event, state, words, by: tx.scope.personId })
  tx.changed('care', learner.personId)
  return state
}
