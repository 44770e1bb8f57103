import { daysBetween, type Id, type PlainDate } from '@cadre/kernel'

/** Days before, most first. Each is sent once; who is late for several gets the last alone. */
const remindDays = { exam: [7, 1], voucher: [30, 7] } as const

/** Something with a day that somebody should not forget. */
export type Remindable = {
  readonly about: keyof typeof remindDays
  readonly personId: Id<'per'>
  readonly certificationId: Id<'crt'>
  /** The booking or voucher. */
  readonly id: string
  readonly on: PlainDate
}
export type Reminder = Remindable & {
  readonly days: number
  /** Names it for good: a booking that moves to another day is another one. */
  readonly key: string
}

/**
 * Whom to remind today. Never of what is past, and never of a day on or after the exam's retire date: then there is no
 * exam to be reminded of (C2), and the list of what the retirement affects says so.
 */
export function remindersDue(
  things: readonly Remindable[],
  retiresOn: ReadonlyMap<Id<'crt'>, PlainDate>,
  today: PlainDate,
): Reminder[] {
  return things.flatMap((thing) => {
    const left = daysBetween(today, thing.on)
    const retires = retiresOn.get(thing.certificationId)
    const reached = remindDays[thing.about].filter((days) => left <= days).at(-1)
    // A voucher outlives its exam; it is worthless from that day on.
    const isVoid = retires !== undefined && (thing.about === 'exam' ? thing.on >= retires : today >= retires)
    if (left < 0 || reached === undefined || isVoid) return []
    return [{ ...thing, days: reached, key: `${thing.about} ${thing.id} ${thing.on} ${reached}` }]
  })
}
