import type { CallInput, Operation, ReplyOf } from '@cadre/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Failure } from '../lib/failure.ts'
import { call } from './call.ts'
import { moduleOf } from './reading.ts'
import { failureBehind } from './request-failed.ts'

export type Written<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure }

export type Writing<O extends Operation> = {
  readonly busy: boolean
  readonly run: (input: CallInput<O>) => Promise<Written<ReplyOf<O>>>
}

/**
 * Carries out an operation and asks again for what its module, and other modules that are named, show.
 * Never throws: what stopped it is part of the answer.
 */
export function useWriting<O extends Operation>(operation: O, ...others: readonly string[]): Writing<O> {
  const client = useQueryClient()
  const stale = [moduleOf(operation), ...others]
  const mutation = useMutation({
    mutationFn: (input: CallInput<O>) => call(operation, input),
    onSettled: () =>
      client.invalidateQueries({ predicate: ({ queryKey: [, module] }) => stale.includes(String(module)) }),
  })
  return {
    busy: mutation.isPending,
    run: (input) =>
      mutation.mutateAsync(input).then(
        (value) => ({ ok: true, value }) as const,
        (thrown: unknown) => ({ ok: false, failure: failureBehind(thrown) }) as const,
      ),
  }
}
