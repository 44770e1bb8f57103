import {
  answerPoll,
  createClient,
  joinRun,
  markLab,
  raiseQuestion,
  readMyPart,
  signOfLife,
  type ReplyOf,
} from '@cadre/contracts'
import type { Response } from '@cadre/attempt'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../../api/call.ts'
import { useHere } from '../../../api/here.ts'
import { failureOf, unreachable } from '../../../api/problem.ts'
import { failureBehind, RequestFailed } from '../../../api/request-failed.ts'
import { useWrite, type Write } from '../../../api/use-write.ts'
import type { Failure } from '../../../lib/failure.ts'
import { browserRandom, secretOf } from '../../../lib/device/secret.ts'
import type { SharedRun } from '../live-run.ts'

export type MyPart = ReplyOf<typeof readMyPart>

const beatMs = 60_000
/** A whole room hears of a change at once: each asks for its own part within this time, a full hall within two seconds. */
const spreadMs = (people: number): number => Math.min(2_000, 10 * people)

const send: Parameters<typeof createClient>[0] = (path, init) => fetch(path, { ...init, credentials: 'same-origin' })
const client = createClient(send, () => secretOf(16))

type Told<Input> = Pick<Write<Input>, 'run' | 'busy' | 'failure'>

/** What a participant sees of their own, and can do. */
export type Part = {
  /** Whether it is a part in the session at all: whoever leads only tries it. */
  readonly counts: boolean
  readonly mine: MyPart | undefined
  readonly failure: Failure | null
  readonly again: () => void
  readonly answer: Told<{ readonly pollId: string; readonly response: Response }>
  readonly raise: Pick<Write<string>, 'attempt' | 'busy' | 'failure'>
  readonly lab: Told<boolean>
}

/** This browser's part in a session: its right to answer, its signs of life, and what is mine alone. */
export function usePart(run: SharedRun): Part {
  const { organisationId } = useHere()
  const queryClient = useQueryClient()
  const [writer] = useState(() => secretOf(32))
  const { runId, cohortId } = run
  const params = { organisationId, runId }
  const over = run.phase === 'ended'
  const key = [organisationId, 'live-mine', runId]
  const joined = useQuery({
    queryKey: [organisationId, 'live-join', runId, writer],
    queryFn: async () => {
      const { mine } = await call(joinRun, { params, body: { writer } })
      // Read once more beside it, a reply from before an answer could be taken for the one that was asked for after it.
      queryClient.setQueryData(key, mine)
      return mine
    },
    enabled: !over,
    staleTime: Infinity,
  })
  const isIn = joined.isSuccess
  // What is mine alone changes when pairs are made and when an answer is shown.
  const occasion = `${run.pairing} ${run.poll?.pollId} ${run.poll?.phase === 'revealed'}`
  const mine = useQuery({
    queryKey: key,
    queryFn: () => call(readMyPart, { params }),
    enabled: isIn || over,
    staleTime: Infinity,
  })
  const first = useRef(occasion)
  useEffect(() => {
    if (first.current === occasion) return
    first.current = occasion
    const timer = setTimeout(
      () => void queryClient.invalidateQueries({ queryKey: key }),
      browserRandom.next() * spreadMs(run.counts.present),
    )
    return () => clearTimeout(timer)
  })
  useSigns({ organisationId, runId, writer, on: isIn && !over })
  const refresh = () => queryClient.invalidateQueries({ queryKey: key })
  const answer = useWrite(async ({ pollId, response }: { pollId: string; response: Response }) => {
    const reply = await client(answerPoll, { params: { ...params, pollId }, body: { response } }, { writer }).catch(
      () => null,
    )
    if (!reply) throw new RequestFailed(unreachable)
    if (!reply.ok) throw new RequestFailed(failureOf(reply))
    return reply.value.response
  }, refresh)
  const raise = useWrite(
    (text: string, idempotency) =>
      call(raiseQuestion, { params: { organisationId, cohortId }, body: { text, runId } }, idempotency),
    refresh,
  )
  const lab = useWrite((done: boolean, idempotency) => call(markLab, { params, body: { done } }, idempotency), refresh)
  const failed = joined.error ?? (mine.data === undefined ? mine.error : null)
  return {
    counts: true,
    mine: mine.data,
    failure: failed && failureBehind(failed),
    again: () => void (over ? mine : joined).refetch(),
    answer,
    raise,
    lab,
  }
}

type Signs = { readonly organisationId: string; readonly runId: string; readonly writer: string; readonly on: boolean }

/** "I am here": at once, each minute, and when the phone wakes up. */
function useSigns({ organisationId, runId, writer, on }: Signs): void {
  useEffect(() => {
    if (!on) return
    const sign = (): void => {
      if (document.visibilityState === 'visible')
        void client(signOfLife, { params: { organisationId, runId } }, { writer }).catch(() => {})
    }
    sign()
    const timer = setInterval(sign, beatMs)
    document.addEventListener('visibilitychange', sign)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', sign)
    }
  }, [organisationId, runId, writer, on])
}
