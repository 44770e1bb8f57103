import { pathOf, readRun, runCounts, runEvents, sharedRun } from '@cadre/contracts'
import { instant, type Instant } from '@cadre/kernel'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { browserRandom } from '../../lib/device/secret.ts'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { failureBehind } from '../../api/request-failed.ts'
import { browserClock } from '../../lib/clock.ts'
import type { Failure } from '../../lib/failure.ts'
import { newerOf, type SharedRun } from './live-run.ts'

export type LiveRun = {
  /** Null until it was read. */
  readonly run: SharedRun | null
  readonly mayLead: boolean
  /** Server's clock less this device's, in ms. */
  readonly skewMs: number
  /** False while the stream is interrupted: what is shown may be old. */
  readonly connected: boolean
  readonly failure: Failure | null
  readonly again: () => void
  /** What a command answered, known before the stream tells it. */
  readonly told: (run: SharedRun) => void
}

/** A stream the browser gave up on is opened again after this long, and a little longer, so that a room does not come at once. */
const patienceMs = 3_000
const spreadMs = 4_000

/** A session as it happens: read once, then kept up to date by its own stream, which begins with the state whole. */
export function useLiveRun(runId: string): LiveRun {
  const { organisationId } = useHere()
  const [told, setTold] = useState<SharedRun | null>(null)
  const [connected, setConnected] = useState(true)
  const params = { organisationId, runId }
  const first = useQuery({
    queryKey: [organisationId, 'live-run', runId],
    queryFn: async () => {
      const asked = browserClock()
      const reply = await call(readRun, { params })
      return { ...reply, skewMs: Date.parse(reply.serverNow) - (asked + browserClock()) / 2 }
    },
    staleTime: Infinity,
  })
  useEffect(
    () =>
      listen(pathOf(runEvents, { organisationId, runId }), {
        state: (run) => setTold((known) => newerOf(known, run)),
        counts: (counts) => setTold((known) => known && { ...known, counts }),
        connected: setConnected,
      }),
    [organisationId, runId],
  )
  const read = first.data?.run ?? null
  return {
    run: told && read ? newerOf(read, told) : (told ?? read),
    mayLead: first.data?.mayLead ?? false,
    skewMs: first.data?.skewMs ?? 0,
    connected,
    failure: first.error ? failureBehind(first.error) : null,
    again: () => void first.refetch(),
    told: (run) => setTold((known) => newerOf(known, run)),
  }
}

type Heard = {
  readonly state: (run: SharedRun) => void
  readonly counts: (counts: SharedRun['counts']) => void
  readonly connected: (is: boolean) => void
}

function listen(path: string, heard: Heard): () => void {
  let source: EventSource
  let again: ReturnType<typeof setTimeout> | undefined
  const open = (): void => {
    source = new EventSource(path)
    source.addEventListener('open', () => heard.connected(true))
    source.addEventListener('state', ({ data }: MessageEvent) => {
      const run = sharedRun.safeParse(jsonOf(data))
      if (run.success) heard.state(run.data)
    })
    source.addEventListener('counts', ({ data }: MessageEvent) => {
      const counts = runCounts.safeParse(jsonOf(data))
      if (counts.success) heard.counts(counts.data)
    })
    source.addEventListener('error', () => {
      heard.connected(false)
      if (source.readyState !== EventSource.CLOSED) return
      again = setTimeout(open, patienceMs + browserRandom.next() * spreadMs)
    })
  }
  open()
  return () => {
    clearTimeout(again)
    source.close()
  }
}

function jsonOf(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : null
  } catch {
    return null
  }
}

/** The server's time, twice a second. */
export function useServerNow(skewMs: number): Instant {
  const [now, setNow] = useState(browserClock)
  useEffect(() => {
    const timer = setInterval(() => setNow(browserClock()), 500)
    return () => clearInterval(timer)
  }, [])
  return instant(now + skewMs)
}
