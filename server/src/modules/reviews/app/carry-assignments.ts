import type { Id } from '@cadre/kernel'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { assignmentMarks, saveMark } from '../store/study.ts'

type Move = { readonly personId: Id<'per'>; readonly from: Id<'coh'>; readonly to: Id<'coh'> }

/**
 * What somebody began or did in one cohort counts in the one that they move to: cohorts of a blueprint name their tasks alike. What
 * they did there already stays.
 */
export async function carryAssignments(tx: Tx, { personId, from, to }: Move): Promise<void> {
  const marks = await assignmentMarks(tx, personId)
  const done = new Set(
    marks.filter((mark) => mark.cohortId === to && mark.state === 'done').map((mark) => mark.taskKey),
  )
  const begun = marks.filter(({ cohortId, state }) => cohortId === from && state !== 'not-begun')
  for (const mark of begun) if (!done.has(mark.taskKey)) await saveMark(tx, personId, { ...mark, cohortId: to })
}

/** How many tasks of a cohort somebody did. */
export const assignmentsDone = async (
  reads: Reads,
  { personId, cohortId }: { readonly personId: Id<'per'>; readonly cohortId: Id<'coh'> },
): Promise<number> =>
  (await assignmentMarks(reads, personId)).filter((mark) => mark.cohortId === cohortId && mark.state === 'done').length
