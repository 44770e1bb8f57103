import { daysBetween, type PlainDate } from '@cadre/kernel'
import { type QuizRequest, type Remembered, schedulerOf } from '@cadre/memory'
import { z } from 'zod'
import { dateInput } from './date-input.ts'
import { listOf } from './list-of.ts'
import { weightsInput } from './weights-input.ts'

const name = z.string().min(1)
const remembered = z.object({
  item: name,
  /** Days. */
  stability: z.number().min(0.001).max(36_500),
  difficulty: z.number().min(1).max(10),
  lastReview: dateInput.nullish(),
  daysSince: z.number().min(0).nullish(),
})

const learner = z.object({
  id: name,
  weight: z.number().nullish(),
  w: weightsInput,
  memory: listOf(remembered, ({ item }) => item),
})

/** `cadre engine quiz FILE.json`: days by date (`today`, `examDate`, `lastReview`) or by number (`examInDays`, `daysSince`). */
export const quizInput = z
  .object({
    today: dateInput.nullish(),
    examDate: dateInput.nullish(),
    examInDays: z.number().nullish(),
    k: z.number(),
    perDomain: z.number().nullish(),
    laterWeight: z.number().nullish(),
    domains: z.record(name, z.number()),
    items: z.array(z.object({ id: name, domain: name, enemies: z.array(name).nullish() })),
    learners: z.array(learner),
  })
  .superRefine(({ today, examDate, examInDays, learners }, context) => {
    const bad = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (examDate && !today) bad(['examDate'], 'a date needs "today" beside it')
    if (examDate && today && daysBetween(today, examDate) < 0) bad(['examDate'], 'the exam lies before today')
    if (!examDate && typeof examInDays !== 'number') bad([], '"examDate" or "examInDays" is missing')
    learners.forEach(({ memory }, i) => {
      memory.forEach(({ lastReview, daysSince }, k) => {
        const here = ['learners', i, 'memory', k]
        if (lastReview && !today) bad([...here, 'lastReview'], 'a date needs "today" beside it')
        if (lastReview && today && daysBetween(lastReview, today) < 0) bad(here, 'the last review lies in the future')
        if (!lastReview && typeof daysSince !== 'number') bad(here, '"lastReview" or "daysSince" is missing')
      })
    })
  })

type QuizInput = z.output<typeof quizInput>

export function quizRequestOf(input: QuizInput): QuizRequest {
  const { today, examDate, examInDays, perDomain, laterWeight } = input
  return {
    items: input.items.map(({ id, domain, enemies }) => ({ item: id, domain, enemies: enemies ?? [] })),
    learners: input.learners.map(({ id, weight, w, memory }) => ({
      learner: id,
      weight: weight ?? 1,
      scheduler: schedulerOf(w.weights),
      memory: new Map(memory.map((row) => [row.item, rememberedOf(row, today)])),
    })),
    domainWeights: input.domains,
    goal: {
      examInDays: today && examDate ? daysBetween(today, examDate) : (examInDays ?? 0),
      ...(typeof laterWeight === 'number' && { laterWeight }),
    },
    size: input.k,
    ...(typeof perDomain === 'number' && { perDomain }),
  }
}

function rememberedOf(row: z.output<typeof remembered>, today: PlainDate | null | undefined): Remembered {
  const { stability, difficulty, lastReview, daysSince } = row
  return {
    state: { stability, difficulty },
    daysSince: today && lastReview ? daysBetween(lastReview, today) : (daysSince ?? 0),
  }
}
