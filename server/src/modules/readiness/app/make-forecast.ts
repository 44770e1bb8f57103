import { daysBetween, type PlainDate } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { findVersion } from '../../blueprints/index.ts'
import { findCertification } from '../../catalogue/index.ts'
import { nextCohortWindow, seatHoldersOf, type ExamPlan } from '../../cohorts/index.ts'
import { dayOf, firstDayOfWeek, weekOf, type Belief } from '../domain/belief.ts'
import { examFrom } from '../domain/exam-scheme.ts'
import { forecastOf, type Forecast } from '../domain/forecast.ts'
import { growthOf } from '../domain/group-growth.ts'
import type { Learner } from '../domain/learner.ts'
import { newestCorrection } from '../store/recalibrations.ts'
import { groupWeeksOf } from '../store/weeks.ts'
import type { ExamAhead } from './exam-day.ts'
import type { KnownExam } from './exam-scheme-of.ts'

/** Weeks of a group that its growth is read from: a programme and some. */
const weeksBack = 26
/** Hours a week where no blueprint says how many. */
const usualHours = 6

type Asked = Learner & {
  readonly belief: Belief
  readonly known: KnownExam
  readonly ahead: ExamAhead
  readonly today: PlainDate
}

/** What is to be said of a person's exam now: a handful of statements, none of which reads answers. */
export async function makeForecast(reads: Reads, asked: Asked): Promise<Forecast> {
  const { personId, certificationId, belief, known, ahead, today } = asked
  const { plan, examDay } = ahead
  const group = plan ? await seatHoldersOf(reads, plan.cohortId) : [personId]
  const day = dayOf(reads.now)
  const weeks = await groupWeeksOf(reads, { personIds: group, certificationId, from: weekOf(day) - weeksBack })
  const certification = await findCertification(reads, certificationId)
  const domains = known.scheme.domains.map(({ key }) => key)
  const exam = examFrom(known.scheme)
  const untilExam = Math.max(0, daysBetween(today, examDay.on))
  return forecastOf(belief, {
    who: { personId, certificationId, cohortId: plan?.cohortId ?? null },
    now: reads.now,
    today,
    scheme: known.scheme,
    exam,
    examDay,
    path: growthOf(
      weeks.filter(({ week }) => firstDayOfWeek(week) <= day),
      { domains, weights: exam.counts, day, examDay: day + untilExam },
    ),
    weeksSeen: new Set(weeks.map(({ week }) => week)).size,
    hoursPerWeek: await hoursPerWeek(reads, plan),
    later: {
      cohortOn: await nextCohortWindow(reads, certificationId, today),
      retiresOn: certification?.retiresOn ?? null,
    },
    correction: await newestCorrection(reads),
  })
}

/** Hours that the cohort's blueprint asks of a participant in a week. */
async function hoursPerWeek(reads: Reads, plan: ExamPlan | null): Promise<number> {
  const version = plan && (await findVersion(reads, plan.versionId))
  if (!version) return usualHours
  const { studyHours, weeks } = version.content
  return (studyHours.min + studyHours.max) / 2 / Math.max(1, weeks)
}
