import type { PlainDate } from '@cadre/kernel'

export type TimelineCohort = {
  readonly id: string
  readonly label: string
  readonly first: PlainDate
  readonly last: PlainDate
  readonly sessions: readonly PlainDate[]
  /** When the exam should be taken. */
  readonly examWindow?: { readonly first: PlainDate; readonly last: PlainDate }
  /** After this day the exam no longer exists. */
  readonly retires?: PlainDate
}
