import type { Id } from '@cadre/kernel'

/** What the register knows of somebody who teaches. */
export type Trainer = {
  readonly personId: Id<'per'>
  /** Null: not known. */
  readonly handsOnMonths: number | null
  readonly willing: boolean
  /** Null: nobody has judged it yet. */
  readonly explainsWell: boolean | null
  readonly weeklyMinutes: number
  readonly notes: string
}
