import type { CallInput, Operation, ReplyOf } from '@cadre/contracts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Reading } from '../lib/reading.ts'
import { call } from './call.ts'
import { failureBehind } from './request-failed.ts'

/** The module that an operation belongs to: `cohorts` of `cohorts.read`. */
export const moduleOf = (operation: Operation): string => operation.id.slice(0, operation.id.indexOf('.'))

/**
 * An operation that changes nothing, as query options. Its key begins with the organisation and the module, so that what
 * a module shows can be asked again when it changed.
 */
export const reading = <O extends Operation>(operation: O, input: CallInput<O>) =>
  queryOptions({
    queryKey: [organisationOf(input), moduleOf(operation), operation.id, input],
    queryFn: (): Promise<ReplyOf<O>> => call(operation, input),
  })

function organisationOf(input: { readonly params?: object }): unknown {
  return input.params && 'organisationId' in input.params ? input.params.organisationId : null
}

/**
 * What an operation answers, for `Loaded`.
 * @param againMs how long after an answer it is asked again by itself; null: it is not.
 */
export function useReading<O extends Operation>(
  operation: O,
  input: CallInput<O>,
  againMs?: (value: ReplyOf<O>) => number | null,
): Reading<ReplyOf<O>> {
  const query = useQuery({
    ...reading(operation, input),
    refetchInterval: ({ state: { data } }) => (data !== undefined && againMs?.(data)) || false,
  })
  return {
    value: query.data,
    failure: query.error ? failureBehind(query.error) : null,
    again: () => void query.refetch(),
  }
}
