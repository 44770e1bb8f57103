import type { Instant } from '@cadre/kernel'
import { presentMs, type Stay } from './presence.ts'

export const attendanceStates = ['present', 'partly', 'excused', 'absent'] as const
export type AttendanceState = (typeof attendanceStates)[number]

export const attendanceRule = { presentShare: 0.8, partlyShare: 0.1 } as const

export type AttendanceProposal = {
  readonly state: AttendanceState
  readonly presentMs: number
  /** Of the time that the session really took, 0 to 1. */
  readonly share: number
  readonly joinedAt: Instant | null
}

/**
 * What the traces say about somebody's attendance (K6): present from 80 % of the session's real time on, partly from 10 %,
 * else excused when notice was given before it began, else absent. A proposal: a person confirms it.
 * @param session what really took place, half-open
 * @param noticeAt when they said that they could not come; null: never
 */
export function proposeAttendance(
  stays: readonly Stay[],
  session: { readonly from: Instant; readonly to: Instant },
  noticeAt: Instant | null,
): AttendanceProposal {
  const there = presentMs(stays, session.from, session.to)
  const length = session.to - session.from
  const share = length > 0 ? there / length : 0
  const joinedAt = stays.reduce<Instant | null>(
    (first, { from }) => (first === null || from < first ? from : first),
    null,
  )
  return { state: stateOf(share, noticeAt !== null && noticeAt < session.from), presentMs: there, share, joinedAt }
}

function stateOf(share: number, hasNotice: boolean): AttendanceState {
  if (share >= attendanceRule.presentShare) return 'present'
  if (share >= attendanceRule.partlyShare) return 'partly'
  return hasNotice ? 'excused' : 'absent'
}
