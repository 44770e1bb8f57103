import { dateIn } from '@cadre/kernel'
import { assessmentsTakenIn } from '../../assessments/index.ts'
import type { CareSource } from '../app/source.ts'

/** Practice exams, diagnostics and what hangs on a checkpoint of the plan, closed without an attempt. */
export const checkpointSigns: CareSource = async (reads, { cohortId, zone, personIds }) =>
  (await assessmentsTakenIn(reads, [cohortId])).flatMap(({ title, kind, checkpoint, closesAt, takenBy }) => {
    const counts = checkpoint || kind === 'practice-exam' || kind === 'diagnostic'
    if (!counts || closesAt === null || closesAt > reads.now) return []
    return personIds
      .filter((personId) => !takenBy.has(personId))
      .map((personId) => ({ personId, kind: 'missed-checkpoint' as const, on: dateIn(zone, closesAt), words: title }))
  })
