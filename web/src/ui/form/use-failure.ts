import { useState } from 'react'
import type { Failure } from '../../lib/failure.ts'

export type FailureSlot = {
  readonly failure: Failure | null
  readonly show: (failure: Failure) => void
  readonly clear: () => void
}

/** Keeps what the server said about the last try, until the next one. */
export function useFailure(): FailureSlot {
  const [failure, setFailure] = useState<Failure | null>(null)
  return { failure, show: setFailure, clear: () => setFailure(null) }
}
