import type { Reason } from '@cadre/assembly'

/** open: seen by the rules, nobody has it in hand · in-care: somebody talks or plans · closed: by a human, in spite of the reasons · cleared: the reasons are gone. */
export const flagStates = ['open', 'in-care', 'closed', 'cleared'] as const
export type FlagState = (typeof flagStates)[number]
export const flagEvents = ['raise', 'clear', 'take', 'close'] as const
export type FlagEvent = (typeof flagEvents)[number]

/** From nothing, and from every state, against every event; null: it does not apply. */
export const flagTransitions: Readonly<Record<FlagState | 'none', Readonly<Record<FlagEvent, FlagState | null>>>> = {
  none: { raise: 'open', clear: null, take: null, close: null },
  open: { raise: 'open', clear: 'cleared', take: 'in-care', close: 'closed' },
  'in-care': { raise: 'in-care', clear: 'cleared', take: 'in-care', close: 'closed' },
  closed: { raise: 'open', clear: 'cleared', take: null, close: null },
  cleared: { raise: 'open', clear: null, take: null, close: null },
}

/** What a flag rests on, without the rows: enough to say whether it got worse. */
export type FlagReason = { readonly kind: Reason['kind']; readonly size: number }
export type Flag = { readonly state: FlagState; readonly reasons: readonly FlagReason[] }

/** How bad a reason is, in its own unit: absences, days, checkpoints, percent below certainty. */
const sizeOf = (reason: Reason): number => {
  switch (reason.kind) {
    case 'absences':
    case 'missed-checkpoints':
      return reason.count
    case 'no-practice':
      return reason.days
    case 'forecast':
      return Math.round(100 * (1 - reason.high))
  }
}
export const flagReasons = (reasons: readonly Reason[]): FlagReason[] =>
  reasons.map((reason) => ({ kind: reason.kind, size: sizeOf(reason) }))

/** By how much a reason must grow before a flag that a human closed comes back. */
const worseBy: Readonly<Record<Reason['kind'], number>> = {
  absences: 1,
  'no-practice': 7,
  'missed-checkpoints': 1,
  forecast: 10,
}

export const isWorse = (now: readonly FlagReason[], before: readonly FlagReason[]): boolean =>
  now.some(({ kind, size }) => {
    const known = before.find((reason) => reason.kind === kind)
    return known === undefined || size >= known.size + worseBy[kind]
  })

const same = (a: readonly FlagReason[], b: readonly FlagReason[]): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What the rules' answer of today does to a flag; null: nothing. A closed one comes back only when it gets worse. */
export function eventOf(flag: Flag | null, now: readonly FlagReason[]): 'raise' | 'clear' | null {
  const state = flag?.state ?? 'none'
  if (now.length === 0) return flagTransitions[state].clear === null ? null : 'clear'
  if (flag === null || state === 'cleared') return 'raise'
  if (state === 'closed') return isWorse(now, flag.reasons) ? 'raise' : null
  return same(now, flag.reasons) ? null : 'raise'
}

/** The flag as it is once today's reasons are taken in: what a screen shows, written down or not. */
export function flagToday(flag: Flag | null, now: readonly FlagReason[]): Flag | null {
  const event = eventOf(flag, now)
  if (event === null) return flag
  const state = flagTransitions[flag?.state ?? 'none'][event]
  return state === null ? flag : { state, reasons: now }
}
