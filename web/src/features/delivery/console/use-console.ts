import { type ReplyOf, readConsole } from '@cadre/contracts'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../../../api/call.ts'
import { useHere } from '../../../api/here.ts'
import { failureBehind } from '../../../api/request-failed.ts'
import type { Reading } from '../../../lib/reading.ts'
import type { SharedRun } from '../live-run.ts'

export type Console = ReplyOf<typeof readConsole>
export type ConsolePoll = Console['polls'][number]

/**
 * What only the trainer sees. Asked again when the session tells of a change (its revision or counts), and each quarter of a
 * minute while it runs, because the re-fit follows the clock.
 */
const consoleQuery = (organisationId: string, run: SharedRun) =>
  queryOptions({
    queryKey: [organisationId, 'live-console', run.runId, run.revision, JSON.stringify(run.counts)],
    queryFn: () => call(readConsole, { params: { organisationId, runId: run.runId } }),
    placeholderData: keepPreviousData,
    refetchInterval: run.phase === 'running' || run.phase === 'paused' ? 15_000 : false,
    staleTime: 1_000,
  })

export function useConsole(run: SharedRun): Reading<Console> {
  const { organisationId } = useHere()
  const query = useQuery(consoleQuery(organisationId, run))
  return {
    value: query.data,
    failure: query.error ? failureBehind(query.error) : null,
    again: () => void query.refetch(),
  }
}
