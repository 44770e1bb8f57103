import type { comingUp } from '@cadre/contracts'
import { isoOf } from '@cadre/kernel'
import type { z } from 'zod'
import type { Reads } from '../../../platform/db/transaction.ts'
import { calendarOf, findCohort } from '../../cohorts/index.ts'
import type { RunRecord } from '../domain/run-record.ts'

/** Whether a session has come to where it tells what follows: its closing, its last block, or its end. */
export const isClosing = ({ run: { phase, at, blocks } }: RunRecord): boolean =>
  phase === 'ended' || (at !== null && (blocks[at]?.kind === 'closing' || at === blocks.length - 1))

/** The next session of the cohort's calendar as it stands, and the work that is due between this one and that; null: not yet. */
export async function comingUpIn(reads: Reads, record: RunRecord): Promise<z.input<typeof comingUp> | null> {
  const cohort = isClosing(record) ? await findCohort(reads, record.cohortId) : null
  if (!cohort) return null
  const { calendar, stored } = await calendarOf(reads, cohort)
  const own = stored.find(({ key }) => key === record.sessionKey)
  const from = own?.start ?? record.run.startsAt
  const [next] = stored
    .filter(({ state, start, key }) => state === 'planned' && key !== record.sessionKey && start > from)
    .toSorted((a, b) => a.start - b.start)
  const work = calendar.tasks
    .filter(({ due }) => due > from && (next === undefined || due <= next.start))
    .toSorted((a, b) => a.due - b.due || (a.key < b.key ? -1 : 1))
  return {
    next: next ? { title: next.title, startsAt: isoOf(next.start) } : null,
    work: work.map(({ key, title, minutes, due }) => ({ key, title, minutes, due: isoOf(due) })),
  }
}
