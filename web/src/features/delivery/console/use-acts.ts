import {
  addPoll,
  commandPoll,
  commandRun,
  park,
  saveTakeaways,
  setPairs,
  settleParked,
  settleRaised,
  type CallInput,
} from '@cadre/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../../api/call.ts'
import { useHere } from '../../../api/here.ts'
import { useWrite } from '../../../api/use-write.ts'
import type { SharedRun } from '../live-run.ts'

export type RunStep = CallInput<typeof commandRun>['body']['command']
type Body<O extends { readonly body?: unknown }> = O extends { body: infer B } ? B : never

/** What a trainer can do to a session; each is told to everybody by the session's own stream. */
export function useActs(run: SharedRun, told: (run: SharedRun) => void) {
  const { organisationId } = useHere()
  const queryClient = useQueryClient()
  const params = { organisationId, runId: run.runId }
  const refresh = () => queryClient.invalidateQueries({ queryKey: [organisationId, 'live-console', run.runId] })
  const step = useWrite(
    (input: { readonly expectedRevision: number; readonly command: RunStep }, key) =>
      call(commandRun, { params, body: input }, key),
    (output) => told(output.run),
  )
  const poll = useWrite(
    ({ pollId, command }: { readonly pollId: string; readonly command: 'open' | 'close' | 'reveal' }, key) =>
      call(commandPoll, { params: { ...params, pollId }, body: { command } }, key),
    refresh,
  )
  const add = useWrite((questionId: string, key) => call(addPoll, { params, body: { questionId } }, key), refresh)
  const pairs = useWrite((groups: string[][] | null, key) => call(setPairs, { params, body: { groups } }, key), refresh)
  const parking = useWrite((text: string, key) => call(park, { params, body: { text } }, key), refresh)
  const settle = useWrite(
    ({ parkedId, settled }: { readonly parkedId: string; readonly settled: boolean }, key) =>
      call(settleParked, { params: { ...params, parkedId }, body: { settled } }, key),
    refresh,
  )
  const answer = useWrite(
    ({ raisedId, ...body }: { readonly raisedId: string } & Body<CallInput<typeof settleRaised>>, key) =>
      call(settleRaised, { params: { ...params, raisedId }, body }, key),
    refresh,
  )
  const takeaways = useWrite(
    (text: string, key) => call(saveTakeaways, { params, body: { takeaways: text } }, key),
    () => {},
  )
  return { step, poll, add, pairs, parking, settle, answer, takeaways }
}
export type Acts = ReturnType<typeof useActs>
