import { examRetired, type advanceCohort } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { findCertification } from '../../catalogue/index.ts'
import { todayOf } from '../../identity/index.ts'
import { shownStage } from '../domain/cohort.ts'
import { windowOf } from '../domain/exam-booking.ts'
import { advance } from '../domain/stage.ts'
import { saveCohort } from '../store/cohorts.ts'
import { cohortLockedBy } from './access.ts'
import { calendarOf } from './calendar-of.ts'
import { inviteEverybody, tellOfChange } from './send-invitations.ts'
import { lastDateOf } from './views.ts'

/** Announces, confirms or cancels. Confirming sends the invitations; a confirmed cohort that is cancelled recalls them. */
export const advanceOne: Handler<typeof advanceCohort> = async (tx, { params, body }, call) => {
  const standing = await cohortLockedBy(tx, params.cohortId)
  if (!standing.ok) return standing
  const { cohort } = standing.value
  const next = advance(cohort.stage, body.event)
  if (!next.ok) return next
  const living = await calendarOf(tx, cohort)
  if (body.event === 'confirm') {
    const certification = await findCertification(tx, cohort.certificationId)
    const window = windowOf(living.calendar.input.exam, lastDateOf(living.calendar))
    const retiresOn = certification?.retiresOn ?? null
    // Nobody is invited to prepare for an exam that will be gone before its first day (C2).
    if (retiresOn !== null && window && window.from >= retiresOn)
      return refuse(examRetired.code, { code: certification?.code ?? '', retiresOn, on: window.from })
  }
  await saveCohort(tx, cohort.cohortId, { stage: next.value })
  tx.record({ operation: 'cohorts.advance', subject: cohort.cohortId, detail: { from: cohort.stage, to: next.value } })
  tx.changed('cohorts', cohort.cohortId)
  const told = { cohort: { ...cohort, stage: next.value }, publicUrl: call.publicUrl }
  let invitations = 0
  if (next.value === 'confirmed') {
    invitations = await inviteEverybody(tx, living, {
      ...told,
      subject: 'your sessions',
      opening: 'The cohort is confirmed. These are your sessions; each is attached for your calendar.',
    })
  } else if (next.value === 'cancelled' && cohort.stage === 'confirmed') {
    const without = {
      ...living.calendar,
      sessions: living.calendar.sessions.map((session) =>
        session.state === 'planned' ? { ...session, state: 'cancelled' as const } : session,
      ),
    }
    invitations = await tellOfChange(
      tx,
      living.calendar,
      { ...living, calendar: without },
      { ...told, subject: 'cancelled', opening: 'The cohort will not take place.' },
    )
  }
  return ok({ stage: shownStage({ ...cohort, stage: next.value }, await todayOf(tx)), invitations })
}
