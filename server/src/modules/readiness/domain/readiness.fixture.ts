import { expectOk, idsOf, instant, parsePlainDate, present, seededRandom, type Id } from '@cadre/kernel'
import { growthOf } from './group-growth.ts'
import type { JudgedAnswer, Target } from './belief.ts'
import { examFrom, schemeKey, type ExamScheme } from './exam-scheme.ts'
import type { Circumstances } from './forecast.ts'

/** MLA-C01 as it is published: four domains, 50 scored questions, 720 on a scale from 100 to 1000. */
export const scheme: ExamScheme = {
  domains: [
    { key: 'data', name: 'Data preparation', weight: 28 },
    { key: 'models', name: 'Model development', weight: 26 },
    { key: 'deploy', name: 'Deployment', weight: 22 },
    { key: 'monitor', name: 'Monitoring', weight: 24 },
  ],
  questions: 50,
  cutShare: 620 / 900,
  cutKnown: false,
}
export const exam = examFrom(scheme)
export const target: Target = { scheme: schemeKey(scheme), domains: scheme.domains.map(({ key }) => key), exam }

const dayMs = 86_400_000
/** Day 20,000 after 1970, a Thursday: 2024-10-04. */
export const start = instant(20_000 * dayMs)
export const date = (text: string) => expectOk(parsePlainDate(text))
const newId = idsOf(start, seededRandom(1))
const questions = Array.from({ length: 500 }, () => newId('qst'))
export const question = (n: number): Id<'qst'> => present(questions[n], 'there are five hundred questions')

export const answer = (given: Partial<JudgedAnswer> & { n: number; day: number }): JudgedAnswer => ({
  questionId: question(given.n),
  domain: target.domains[given.n % 4] ?? '',
  at: instant(start + given.day * dayMs),
  correct: true,
  practiceExam: false,
  sequence: given.n + 1,
  revision: 1,
  guess: 0.25,
  rating: null,
  ...given,
})

export const unknown = { belief: null, encounters: new Map(), weeks: new Map() }

export function circumstances(changed: Partial<Circumstances> = {}): Circumstances {
  const now = instant(start + 10 * dayMs)
  const day = now / dayMs
  return {
    who: {
      personId: newId('per'),
      certificationId: newId('crt'),
      cohortId: null,
    },
    now,
    today: date('2024-10-14'),
    scheme,
    exam,
    examDay: { on: date('2024-11-11'), basis: 'window' },
    path: growthOf([], { domains: target.domains, weights: exam.counts, day, examDay: day + 28 }),
    weeksSeen: 0,
    hoursPerWeek: 10,
    later: { cohortOn: null, retiresOn: null },
    correction: null,
    ...changed,
  }
}
