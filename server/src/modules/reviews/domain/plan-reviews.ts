import { addDays, instant, present, type Id, type Instant, type PlainDate } from '@cadre/kernel'
import {
  goalRecall,
  planToday,
  reviewValue,
  smoothLoad,
  weightedRecall,
  type Scheduler,
  type StudyItem,
} from '@cadre/memory'
import { daysApart, type Memory } from './memory.ts'
import type { DatedGoal } from './goal.ts'

export type Reviewable = {
  readonly memory: Memory
  readonly versionId: Id<'qve'>
  /** Share of the exam that this question stands for; only ratios matter. */
  readonly weight: number
  readonly minutes: number
}
export type PlannedReview = Reviewable & {
  readonly dueOn: PlainDate
  /** Chance of knowing it on that day. */
  readonly recall: number
  /** What a review then adds to the weighted share that is known at the goal, 0 to 1. */
  readonly gain: number
}
export type ReviewPlan = {
  /** One list a day from today, most valuable first. */
  readonly days: readonly (readonly PlannedReview[])[]
  readonly without: number
  readonly with: number
  /** Set when more is due than today's minutes hold. */
  readonly spread: { readonly days: number; readonly leftOut: number } | null
}

const dayMs = 86_400_000
const daysAhead = 7
/** A break longer than a week's minutes can catch up with is spread over two. */
const spans = [7, 14] as const
/** So close to the exam, what will have been forgotten by then is reviewed before it falls due. */
const closeDays = 21
const leastGain = 0.02
/** Recall at which a question falls due: FSRS' stability is the time until then. */
const dueRecall = 0.9

/**
 * Days until a review is due, 0 or less when it is: when the chance of knowing it falls to nine in ten, and within three weeks of
 * the exam also when it would be below that on the day and a review today gains two points or more of it. What was answered
 * within the last half day is left in peace.
 */
export function dueIn({ memory }: Reviewable, { goal, now, by }: Pick<Asked, 'goal' | 'now' | 'by'>): number {
  const elapsed = (now - memory.lastAt) / dayMs
  const due = Math.ceil(memory.state.stability - elapsed)
  if (elapsed < 0.5) return Math.max(1, due)
  const remembered = { state: memory.state, daysSince: daysApart(memory.lastAt, now) }
  const pulled =
    goal.examInDays <= closeDays &&
    goalRecall(by, remembered, goal) < dueRecall &&
    reviewValue(by, remembered, goal) >= leastGain
  return pulled ? Math.min(0, due) : due
}

const studyItemOf = ({ memory, weight, minutes }: Reviewable, now: Instant): StudyItem => ({
  item: memory.questionId,
  weight,
  minutes,
  state: memory.state,
  daysSince: daysApart(memory.lastAt, now),
})

type Asked = {
  /** By the person's own parameters, where some were fitted. */
  readonly by: Scheduler
  readonly goal: DatedGoal
  readonly minutes: number
  readonly now: Instant
  readonly today: PlainDate
}

/** What one person reviews today and in the six days after, of one certification. */
export function planReviews(items: readonly Reviewable[], asked: Asked): ReviewPlan {
  const { goal, minutes, now, by } = asked
  const byId = new Map(items.map((each) => [each.memory.questionId as string, each]))
  const whole = items.map((each) => studyItemOf(each, now))
  const total = whole.reduce((sum, { weight }) => sum + weight, 0)
  const dueDays = new Map(items.map((each) => [each.memory.questionId as string, dueIn(each, asked)]))
  const dueNow = whole.filter(({ item }) => (dueDays.get(item) ?? 1) <= 0)
  const plan = planToday(by, dueNow, { minutes: Infinity, goal })
  const on = (item: string, day: number): PlannedReview =>
    reviewOn(day, present(byId.get(item), 'what is planned was asked for'), { ...asked, total })
  const without = items.length === 0 ? 0 : weightedRecall(by, whole, goal)
  const { days, spread } = plan.minutes > minutes ? spreadOut() : punctual()
  const first = (days[0] ?? []).reduce((sum, { gain }) => sum + gain, 0)
  return { days, without, with: without + first, spread }

  function punctual(): Pick<ReviewPlan, 'days' | 'spread'> {
    const later = Array.from({ length: daysAhead - 1 }, (_, index) =>
      whole.filter(({ item }) => dueDays.get(item) === index + 1).map(({ item }) => on(item, index + 1)),
    )
    return { days: [plan.reviews.map(({ item }) => on(item, 0)), ...later], spread: null }
  }

  function spreadOut(): Pick<ReviewPlan, 'days' | 'spread'> {
    const waiting = whole.map(({ item, minutes: each }) => ({
      item,
      due: dueDays.get(item) ?? 0,
      minutes: each,
      value: on(item, 0).gain,
    }))
    const loads = spans.map((span) => ({
      span,
      load: smoothLoad(
        waiting.filter(({ due }) => due < span),
        { days: span, minutesADay: minutes },
      ),
    }))
    const { span, load } = present(
      loads.find(({ load }) => load.unplaced.length === 0) ?? loads.at(-1),
      'there is more than one span',
    )
    return {
      days: load.days.slice(0, daysAhead).map((reviews, day) => reviews.map(({ item }) => on(item, day))),
      spread: { days: span, leftOut: load.unplaced.length },
    }
  }
}

/** A review as it will stand on a day from today. */
function reviewOn(day: number, each: Reviewable, { goal, now, today, total, by }: Asked & { readonly total: number }) {
  const remembered = { state: each.memory.state, daysSince: daysApart(each.memory.lastAt, now) + day }
  const then = { ...goal, examInDays: Math.max(0, goal.examInDays - day) }
  return {
    ...each,
    dueOn: addDays(today, day),
    recall: by.recall(each.memory.state.stability, remembered.daysSince),
    gain: (each.weight * reviewValue(by, remembered, then)) / total,
  }
}

/** When the chance of knowing it will have fallen to nine in ten. */
export const nextDueAt = ({ state, lastAt }: Pick<Memory, 'state' | 'lastAt'>): Instant =>
  instant(lastAt + Math.max(1, Math.ceil(state.stability)) * dayMs)
