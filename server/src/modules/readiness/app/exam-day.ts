import { addDays, type PlainDate } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { examPlansOf, type ExamPlan } from '../../cohorts/index.ts'
import type { ExamDay } from '../domain/forecast.ts'
import type { Learner } from '../domain/learner.ts'

/** Where no exam is planned, four weeks ahead is asked about. */
const assumedDays = 28

export type ExamAhead = {
  readonly examDay: ExamDay
  readonly plan: ExamPlan | null
  /** The exam was booked and its day has passed: there is nothing left to forecast. */
  readonly over: boolean
}

/** The day a forecast is for: the booked one, else the middle of the cohort's window, else four weeks ahead. */
export async function examAhead(reads: Reads, learner: Learner, today: PlainDate): Promise<ExamAhead> {
  const [plan = null] = await examPlansOf(reads, {
    personIds: [learner.personId],
    certificationId: learner.certificationId,
  })
  return { plan, ...dayOfPlan(plan, today) }
}

export function dayOfPlan(plan: ExamPlan | null, today: PlainDate): Pick<ExamAhead, 'examDay' | 'over'> {
  if (plan?.booked) return { examDay: { on: plan.booked, basis: 'booked' }, over: plan.booked < today }
  if (plan?.windowMiddle && plan.windowMiddle >= today)
    return { examDay: { on: plan.windowMiddle, basis: 'window' }, over: false }
  return { examDay: { on: addDays(today, assumedDays), basis: 'assumed' }, over: false }
}
