import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Failure } from '../lib/failure.ts'
import { failureBehind } from './request-failed.ts'

export type Write<Input> = {
  readonly run: (input: Input) => void
  /** Resolves to what stopped it, or null when it is done: for dialogs that wait. */
  readonly attempt: (input: Input) => Promise<Failure | null>
  readonly busy: boolean
  readonly done: boolean
  /** What the server said about the last try, until the next one. */
  readonly failure: Failure | null
}

/**
 * A write that a person makes. While the same input has not succeeded it goes out under the same idempotency key, so that
 * pressing again after a lost reply has one effect.
 * @param done awaited before the write counts as finished: what is shown is up to date by then.
 */
export function useWrite<Input, Output>(
  write: (input: Input, idempotencyKey: string) => Promise<Output>,
  done: (output: Output, input: Input) => unknown,
): Write<Input> {
  const last = useRef({ sent: '', key: '' })
  const mutation = useMutation({
    mutationFn: (input: Input) => {
      const sent = JSON.stringify(input ?? null)
      if (last.current.sent !== sent) last.current = { sent, key: crypto.randomUUID() }
      return write(input, last.current.key)
    },
    onSuccess: async (output, input) => {
      last.current = { sent: '', key: '' }
      await done(output, input)
    },
  })
  const attempt = (input: Input): Promise<Failure | null> => mutation.mutateAsync(input).then(() => null, failureBehind)
  return {
    run: mutation.mutate,
    attempt,
    busy: mutation.isPending,
    done: mutation.isSuccess,
    failure: mutation.error && failureBehind(mutation.error),
  }
}
