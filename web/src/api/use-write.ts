import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Failure } from '../lib/failure.ts'
import { failureBehind } from './request-failed.ts'

export type Written<Output> =
  | { readonly ok: true; readonly value: Output }
  | { readonly ok: false; readonly failure: Failure }

export type Write<Input, Output = unknown> = {
  readonly run: (input: Input) => void
  /** Resolves to what stopped it, or null when it is done: for dialogs that wait. */
  readonly attempt: (input: Input) => Promise<Failure | null>
  /** Resolves to what came of it: for what goes on with the reply. */
  readonly written: (input: Input) => Promise<Written<Output>>
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
): Write<Input, Output> {
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
  const written = (input: Input): Promise<Written<Output>> =>
    mutation.mutateAsync(input).then(
      (value) => ({ ok: true, value }),
      (thrown: unknown) => ({ ok: false, failure: failureBehind(thrown) }),
    )
  return {
    run: mutation.mutate,
    attempt: (input) => written(input).then((came) => (came.ok ? null : came.failure)),
    written,
    busy: mutation.isPending,
    done: mutation.isSuccess,
    failure: mutation.error && failureBehind(mutation.error),
  }
}
