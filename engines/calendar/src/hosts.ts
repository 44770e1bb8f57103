import type { PlannedSession } from './calendar.ts'
import { takesPlace } from './session-state.ts'

/** Where the content of each session is taught now, and what carries the work that hung on it. */
export type Hosts = {
  readonly byKey: ReadonlyMap<string, PlannedSession>
  /** Follows mergers to the session that carries the content; it may be cancelled. */
  readonly carrierOf: (session: PlannedSession) => PlannedSession
  /** The session that work hangs on: the carrier, or the next that takes place after a cancelled one, or else the last before it. */
  readonly hostOf: (session: PlannedSession) => PlannedSession | null
  /** The next session that takes place. */
  readonly nextAfter: (session: PlannedSession) => PlannedSession | null
}

/** @param sessions sorted by start. */
export function hostsOf(sessions: readonly PlannedSession[]): Hosts {
  const byKey = new Map(sessions.map((s) => [s.key, s]))
  const indexByKey = new Map(sessions.map((s, i) => [s.key, i]))
  const next: (PlannedSession | null)[] = []
  for (let i = sessions.length - 1, coming: PlannedSession | null = null; i >= 0; i--) {
    next[i] = coming
    const session = sessions[i]
    if (session && takesPlace(session.state)) coming = session
  }
  const last = sessions.findLast((s) => takesPlace(s.state)) ?? null
  const nextAfter = (session: PlannedSession) => next[indexByKey.get(session.key) ?? -1] ?? null
  const carrierOf = (session: PlannedSession) => {
    let carrier = session
    for (let hops = 0; carrier.mergedInto !== null && hops < sessions.length; hops++) {
      carrier = byKey.get(carrier.mergedInto) ?? carrier
    }
    return carrier
  }
  const hostOf = (session: PlannedSession) => {
    const carrier = carrierOf(session)
    return takesPlace(carrier.state) ? carrier : (nextAfter(carrier) ?? last)
  }
  return { byKey, carrierOf, hostOf, nextAfter }
}
