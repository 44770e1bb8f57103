import type { readReviewDay, readReviewPack } from '@cadre/contracts'
import { addDays, isoOf, ok, present, seededRandom, seedFrom, type Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { reviewViewOf, takerViewOf, versionsById, type FrozenQuestion } from '../../bank/index.ts'
import { certificationsOf } from '../../catalogue/index.ts'
import { schedulerBy } from '../domain/memory.ts'
import { planReviews, type PlannedReview, type ReviewPlan } from '../domain/plan-reviews.ts'
import { fitsOf } from '../store/fits.ts'
import { callerOf, type HeldBack } from './caller.ts'
import { learningOf, type Learning } from './learning-of.ts'
import { ownPlaceOf, type OwnPlace } from './own-place.ts'

export type OwnWeek = OwnPlace & {
  readonly plans: readonly { readonly learning: Learning; readonly plan: ReviewPlan }[]
}

/** What a person reviews today and in the next six days; the nearest goal has the minutes first. */
export async function ownWeekOf(reads: Reads, personId: Id<'per'>, heldBack: HeldBack): Promise<OwnWeek> {
  const place = await ownPlaceOf(reads, personId)
  const { today, preferences } = place
  const learnings = await learningOf(reads, { personId, today, heldBack: await heldBack(reads, personId) })
  const by = schedulerBy((await fitsOf(reads, [personId])).get(personId)?.weights)
  let left = preferences.minutesADay
  const plans = learnings.map((learning) => {
    const plan = planReviews(learning.items, {
      by,
      goal: learning.goal,
      minutes: Math.max(left, 1),
      now: reads.now,
      today,
    })
    left -= minutesOf(plan.days[0] ?? [])
    return { learning, plan }
  })
  return { ...place, plans }
}

const minutesOf = (reviews: readonly PlannedReview[]) => reviews.reduce((sum, { minutes }) => sum + minutes, 0)

const reviewsOn = ({ plans }: OwnWeek, day: number) =>
  plans.flatMap(({ learning, plan }) => (plan.days[day] ?? []).map((review) => ({ learning, review })))

type Queued = ReturnType<typeof reviewsOn>[number]

/** Options in another order each day, so that the place of the right one is not what is learned. */
function queuedView({ learning, review }: Queued, version: FrozenQuestion) {
  const { memory, dueOn, minutes, recall, gain } = review
  const random = seededRandom(seedFrom(`${memory.personId} ${version.versionId} ${dueOn}`))
  return {
    questionId: memory.questionId,
    certificationId: learning.certificationId,
    domain: learning.domains.get(memory.domain) ?? memory.domain,
    dueOn,
    minutes,
    question: takerViewOf(version, random),
    why: {
      lastAt: isoOf(memory.lastAt),
      answers: memory.answers,
      lapses: memory.lapses,
      recall,
      gain: 100 * gain,
    },
  }
}

const textsOf = (reads: Reads, queued: readonly Queued[]) =>
  versionsById(
    reads,
    queued.map(({ review }) => review.versionId),
  )
const textOf = (texts: ReadonlyMap<Id<'qve'>, FrozenQuestion>, { review }: Queued) =>
  present(texts.get(review.versionId), 'a live version is there')

export const readDay =
  (heldBack: HeldBack): Handler<typeof readReviewDay> =>
  async (reads) => {
    const week = await ownWeekOf(reads, callerOf(reads), heldBack)
    const queued = reviewsOn(week, 0)
    const texts = await textsOf(reads, queued)
    const codes = new Map((await certificationsOf(reads)).map(({ certificationId, code }) => [certificationId, code]))
    return ok({
      today: week.today,
      minutesADay: week.preferences.minutesADay,
      minutes: minutesOf(queued.map(({ review }) => review)),
      reviews: queued.map((each) => queuedView(each, textOf(texts, each))),
      learning: week.plans.map(({ learning: { certificationId, goal, items }, plan }) => ({
        certificationId,
        code: codes.get(certificationId) ?? '',
        goal: { kind: goal.kind, on: goal.on, from: goal.from, days: goal.examInDays },
        questions: items.length,
        without: plan.without,
        with: plan.with,
        spread: plan.spread,
      })),
      ahead: [1, 2, 3, 4, 5, 6].map((day) => {
        const reviews = reviewsOn(week, day).map(({ review }) => review)
        return { date: addDays(week.today, day), reviews: reviews.length, minutes: minutesOf(reviews) }
      }),
    })
  }

export const readPack =
  (heldBack: HeldBack): Handler<typeof readReviewPack> =>
  async (reads) => {
    const week = await ownWeekOf(reads, callerOf(reads), heldBack)
    const queued = [0, 1, 2, 3, 4, 5, 6].flatMap((day) => reviewsOn(week, day))
    const texts = await textsOf(reads, queued)
    return ok({
      today: week.today,
      items: queued.map((each) => ({
        ...queuedView(each, textOf(texts, each)),
        answer: reviewViewOf(textOf(texts, each)),
      })),
    })
  }
