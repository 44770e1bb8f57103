import { readReviewPack, readStudy } from '@cadre/contracts'
import type { Response } from '@cadre/attempt'
import { type Id, type Instant, isoOf, type PlainDate } from '@cadre/kernel'
import { inTime } from '../../lib/device/clocks.ts'
import { call } from '../call.ts'
import type { Marked } from './deliver.ts'
import { type Answer, type KeptDay, type Queued, slots, type Study, type Timer } from './kept.ts'
import type { Outbox } from './outbox.ts'

export type DeskState = {
  readonly queue: readonly Queued[]
  readonly study: Study | null
  readonly timer: Timer | null
  /** Whether the server has been heard since the page was opened. */
  readonly fresh: boolean
}
/** A question as it is put: one that comes back, or one that is met for the first time. */
export type Asked = Pick<Queued, 'questionId' | 'domain' | 'question'>
export type Answering = {
  readonly review: Asked
  readonly response: Response
  readonly rating: 1 | 2 | 3 | 4 | null
  readonly seconds: number
}
/** What is said after an answer: by the server, or by what this device keeps while it cannot be reached. */
export type Said = { readonly marked: Marked | null; readonly answer: Answer | null }
export type Target = Pick<Timer, 'cohortId' | 'taskKey'>

export type DeskParts = {
  readonly organisationId: Id<'org'>
  readonly kept: KeptDay
  readonly outbox: Outbox<Marked>
  readonly now: () => Instant
  readonly today: () => PlainDate
  readonly newId: () => string
  readonly after: (ms: number, run: () => void) => () => void
}

/** A reply that takes longer than this is not waited for: what this device keeps answers in its place. */
const patienceMs = 4_000
/** A clock that was forgotten overnight counts no more than this. */
const longestMinutes = 960

/** One person's self-paced day in this browser: it works the same with and without a network, and loses nothing. */
export class Desk {
  readonly outbox: Outbox<Marked>
  readonly organisationId: Id<'org'>
  readonly #parts: DeskParts
  readonly #listeners = new Set<() => void>()
  #state: DeskState = { queue: [], study: null, timer: null, fresh: false }

  constructor(parts: DeskParts) {
    this.#parts = parts
    this.outbox = parts.outbox
    this.organisationId = parts.organisationId
  }

  readonly state = (): DeskState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What this device kept. */
  async open(): Promise<void> {
    const { kept } = this.#parts
    const [queue, study, timer] = await Promise.all([
      kept.get(slots.queue),
      kept.get(slots.study),
      kept.get(slots.timer),
    ])
    this.#change({ queue: await this.#unanswered(queue ?? []), study, timer })
    await this.outbox.count()
  }

  /** Delivers what waits, then asks for the week anew. False: the server was not reached. */
  async refresh(): Promise<boolean> {
    await this.outbox.flush()
    const params = { organisationId: this.organisationId }
    try {
      const [pack, study] = await Promise.all([call(readReviewPack, { params }), call(readStudy, { params })])
      const queue = pack.items.map(withoutAnswer)
      await this.#parts.kept.put(
        slots.answers,
        Object.fromEntries(pack.items.map((item) => [item.questionId, item.answer])),
      )
      await this.#keepQueue(await this.#unanswered(queue))
      if (this.outbox.state().waiting === 0) await this.#keepStudy(study)
      this.#change({ fresh: true })
      return true
    } catch {
      return false
    }
  }

  /** Today's reviews, and those of days that passed meanwhile. */
  due = (): Queued[] => this.#state.queue.filter(({ dueOn }) => dueOn <= this.#parts.today())

  /** On disk first; then the server is asked, and where it does not answer in time, the key that this device keeps is opened. */
  async answer({ review, response, rating, seconds }: Answering): Promise<Said> {
    const { questionId, question } = review
    const id = this.#parts.newId()
    const madeAt = isoOf(this.#parts.now())
    const content = { id, questionId, versionId: question.versionId, response, rating, madeAt, seconds }
    await this.outbox.add({ kind: 'answer', content })
    await this.#keepQueue(this.#state.queue.filter((each) => each.questionId !== questionId))
    const marked = (await inTime(this.outbox.flush(), patienceMs, null, this.#parts.after))?.get(id) ?? null
    if (marked?.answer) return { marked, answer: marked.answer }
    return { marked: null, answer: (await this.#parts.kept.get(slots.answers))?.[questionId] ?? null }
  }

  async log(
    minutes: number,
    { cohortId, taskKey }: Target,
    startedAt = this.#parts.now() - minutes * 60_000,
  ): Promise<void> {
    const id = this.#parts.newId()
    const entry = { id, cohortId, taskKey, startedAt: new Date(startedAt).toISOString(), minutes, note: '' }
    await this.outbox.add({ kind: 'study', content: entry })
    const { study } = this.#state
    if (study) await this.#keepStudy(withLogged(study, { ...entry, on: this.#parts.today() }))
    void this.refresh()
  }

  async startTimer(target: Target): Promise<void> {
    const timer = { ...target, startedAt: isoOf(this.#parts.now()) }
    this.#change({ timer })
    await this.#parts.kept.put(slots.timer, timer)
  }

  /** @returns the minutes that were logged; 0: too short to count. */
  async stopTimer(): Promise<number> {
    const { timer } = this.#state
    if (!timer) return 0
    const startedAt = Date.parse(timer.startedAt)
    const minutes = Math.min(longestMinutes, Math.round((this.#parts.now() - startedAt) / 60_000))
    if (minutes >= 1) await this.log(minutes, timer, startedAt)
    this.#change({ timer: null })
    await this.#parts.kept.remove(slots.timer)
    return Math.max(0, minutes)
  }

  async mark(
    target: { readonly cohortId: Study['cohorts'][number]['cohortId']; readonly taskKey: string },
    state: 'not-begun' | 'begun' | 'done',
  ) {
    await this.outbox.add({ kind: 'mark', content: { ...target, state } })
    const { study } = this.#state
    if (study) await this.#keepStudy(withMark(study, target, state))
    void this.refresh()
  }

  async #unanswered(queue: readonly Queued[]): Promise<Queued[]> {
    const waiting = (await this.outbox.waiting()).map(({ event }) => event)
    const answered = new Set(waiting.flatMap(({ kind, content }) => (kind === 'answer' ? [content.questionId] : [])))
    return queue.filter(({ questionId }) => !answered.has(questionId))
  }

  async #keepQueue(queue: readonly Queued[]): Promise<void> {
    this.#change({ queue })
    await this.#parts.kept.put(slots.queue, [...queue])
  }

  async #keepStudy(study: Study): Promise<void> {
    this.#change({ study })
    await this.#parts.kept.put(slots.study, study)
  }

  #change(part: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...part }
    for (const listener of this.#listeners) listener()
  }
}

type Logged = Target & {
  readonly id: string
  readonly on: PlainDate
  readonly startedAt: string
  readonly minutes: number
}

const withoutAnswer = (item: Queued & { readonly answer: Answer }): Queued => {
  const { questionId, certificationId, domain, dueOn, minutes, question, why } = item
  return { questionId, certificationId, domain, dueOn, minutes, question, why }
}

/** As the server will say it once it knows: what was logged is on the screen at once. */
function withLogged(study: Study, { id, on, cohortId, taskKey, startedAt, minutes }: Logged): Study {
  return {
    ...study,
    thisWeekMinutes: study.thisWeekMinutes + minutes,
    recent: [{ entryId: id, cohortId, taskKey, on, startedAt, minutes, note: '' }, ...study.recent],
    cohorts: study.cohorts.map((cohort) =>
      cohortId !== null && cohort.cohortId !== cohortId
        ? cohort
        : {
            ...cohort,
            weeks: cohort.weeks.map((week) =>
              week.current ? { ...week, loggedMinutes: week.loggedMinutes + minutes } : week,
            ),
            assignments: cohort.assignments.map((each) =>
              each.taskKey === taskKey ? { ...each, loggedMinutes: each.loggedMinutes + minutes } : each,
            ),
          },
    ),
  }
}

function withMark(
  study: Study,
  target: { readonly cohortId: string; readonly taskKey: string },
  state: 'not-begun' | 'begun' | 'done',
): Study {
  return {
    ...study,
    cohorts: study.cohorts.map((cohort) =>
      cohort.cohortId !== target.cohortId
        ? cohort
        : {
            ...cohort,
            assignments: cohort.assignments.map((each) =>
              each.taskKey === target.taskKey ? { ...each, state } : each,
            ),
          },
    ),
  }
}
