import type { Failure } from './failure.ts'

/** Something that is being read: not there yet, there, or failed. A value that was there stays while it is read again. */
export type Reading<Value> = {
  readonly value: Value | undefined
  readonly failure: Failure | null
  readonly again: () => void
}
