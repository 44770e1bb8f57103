import { ok, refuse, type Id, type Instant, type Money, type Ok, type PlainDate, type Refusal } from '@cadre/kernel'

export type VoucherId = Id<'vch'>

/** stock: nobody's yet · assigned: kept for a person · used: an exam was paid with it · expired: its day has passed unused · returned: given back to where it came from. */
export const voucherStates = ['stock', 'assigned', 'used', 'expired', 'returned'] as const
export type VoucherState = (typeof voucherStates)[number]
/** correct: it was not used after all. expire: its last day has passed. */
export const voucherEvents = ['assign', 'release', 'use', 'correct', 'return', 'expire'] as const
export type VoucherEvent = (typeof voucherEvents)[number]

type Row = Readonly<Record<VoucherEvent, VoucherState | null>>
/** Every state against every event; null: refused. */
export const voucherTransitions: Readonly<Record<VoucherState, Row>> = {
  stock: { assign: 'assigned', release: null, use: null, correct: null, return: 'returned', expire: 'expired' },
  assigned: { assign: null, release: 'stock', use: 'used', correct: null, return: null, expire: 'expired' },
  used: { assign: null, release: null, use: null, correct: 'assigned', return: null, expire: null },
  expired: { assign: null, release: null, use: null, correct: null, return: 'returned', expire: null },
  returned: { assign: null, release: null, use: null, correct: null, return: null, expire: null },
}

export type Voucher = {
  readonly voucherId: VoucherId
  readonly certificationId: Id<'crt'>
  /** What is typed in when the exam is paid: shown to its holder and to those who manage exams alone. */
  readonly code: string
  readonly source: string
  readonly value: Money
  /** The last day on which it pays an exam. */
  readonly expiresOn: PlainDate
  /** As it was left; a day that has passed shows in `stateOn`. */
  readonly left: Exclude<VoucherState, 'expired'>
  readonly personId: Id<'per'> | null
  readonly registeredBy: Id<'per'> | null
  readonly movedAt: Instant
}

/** What a voucher is on a day: nobody has to write down that its time has passed. */
export function stateOn({ left, expiresOn }: Pick<Voucher, 'left' | 'expiresOn'>, today: PlainDate): VoucherState {
  return expiresOn < today ? (voucherTransitions[left].expire ?? left) : left
}

const past: Readonly<Record<VoucherEvent, string>> = {
  assign: 'assigned',
  release: 'taken back',
  use: 'used',
  correct: 'given back to its holder',
  return: 'returned',
  expire: 'expired',
}

type Moved = Exclude<VoucherState, 'expired'>
type MoveRefusal = Refusal<'exams.voucher-state', { state: string; event: string }>

/** @param on the day that it happens; of `use`, the day of the exam that it paid. */
export function moveVoucher(
  voucher: Pick<Voucher, 'left' | 'expiresOn'>,
  event: Exclude<VoucherEvent, 'expire'>,
  on: PlainDate,
): Ok<Moved> | MoveRefusal {
  const state = stateOn(voucher, on)
  const next = voucherTransitions[state][event]
  return next === null || next === 'expired' ? refuse('exams.voucher-state', { state, event: past[event] }) : ok(next)
}
