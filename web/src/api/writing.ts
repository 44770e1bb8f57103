import type { CallInput, Operation, ReplyOf } from '@cadre/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'
import { moduleOf } from './reading.ts'
import { useWrite, type Written } from './use-write.ts'

export type Writing<O extends Operation> = {
  readonly busy: boolean
  readonly run: (input: CallInput<O>) => Promise<Written<ReplyOf<O>>>
}

/**
 * `useWrite` of one operation: asks again for what its module, and other modules that are named, show, also after a
 * refusal, since that often means that what is shown is old.
 */
export function useWriting<O extends Operation>(operation: O, ...others: readonly string[]): Writing<O> {
  const client = useQueryClient()
  const stale = [moduleOf(operation), ...others]
  const write = useWrite(
    (input: CallInput<O>, key) => call(operation, input, key),
    () => {},
  )
  return {
    busy: write.busy,
    run: async (input) => {
      const written = await write.written(input)
      await client.invalidateQueries({ predicate: ({ queryKey: [, module] }) => stale.includes(String(module)) })
      return written
    },
  }
}
