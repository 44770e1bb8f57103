import { instantOf, localOf } from '@cadre/calendar'
import { forbidden, notFound, type bookExam, type examTooEarly, type RefusalOf } from '@cadre/contracts'
import { instant, isoOf, ok, present, refuse, type Ok, type PlainDate } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { findCertification, type Certification } from '../../catalogue/index.ts'
import { todayOf } from '../../identity/index.ts'
import { checkExamDate, windowOf } from '../domain/exam-booking.ts'
import type { PersonKey } from '../domain/cohort.ts'
import { holdsSeat } from '../domain/seats.ts'
import { decidedOf } from '../store/cohorts.ts'
import { saveExam, seatsOf } from '../store/seats.ts'
import { cohortLockedBy } from './access.ts'

/** An exam of unknown length blocks three hours: the longest that is usual. */
const usualMinutes = 180

/** Whether the vendor lets this person sit on a day; the module that knows the results says it. */
export type BookingRule = (
  reads: Reads,
  asked: { readonly personId: PersonKey; readonly certification: Certification; readonly date: PlainDate },
) => Promise<Ok<null> | RefusalOf<typeof examTooEarly>>

/** Participants book their own, planners anybody's; never on or after the retire date (C2). */
export const bookOne =
  (mayBook: BookingRule): Handler<typeof bookExam> =>
  async (tx, { params, body }) => {
    const standing = await cohortLockedBy(tx, params.cohortId)
    if (!standing.ok) return standing
    const { cohort } = standing.value
    if (params.personId !== tx.scope.personId && !tx.scope.permissions.has('cohorts.plan'))
      return refuse(forbidden.code, { anyOf: ['cohorts.plan'] })
    const seat = (await seatsOf(tx, cohort.cohortId)).find(({ personId }) => personId === params.personId)
    if (!seat || !holdsSeat(seat)) return refuse(notFound.code)
    const certification = present(await findCertification(tx, cohort.certificationId), 'a cohort has its certification')
    const checked = checkExamDate(certification, body.date, await todayOf(tx))
    if (!checked.ok) return checked
    const allowed = await mayBook(tx, { personId: params.personId, certification, date: body.date })
    if (!allowed.ok) return allowed
    const { plan } = present(await decidedOf(tx, cohort.cohortId), 'a cohort has its plan')
    const start = instantOf(localOf(body.date, body.time), body.zone)
    const end = instant(start + (plan.exam?.minutes ?? usualMinutes) * 60_000)
    await saveExam(tx, cohort.cohortId, params.personId, { date: body.date, start, end })
    tx.record({
      operation: 'cohorts.book-exam',
      subject: params.personId,
      detail: { cohortId: cohort.cohortId, ...body },
    })
    tx.changed('cohorts', cohort.cohortId)
    const window = windowOf(plan.exam, cohort.endsOn)
    return ok({
      start: isoOf(start),
      insideWindow: window !== null && body.date >= window.from && body.date <= window.to,
    })
  }
