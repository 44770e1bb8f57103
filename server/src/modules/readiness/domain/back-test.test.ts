import { addDays, instant, present } from '@cadre/kernel'
import { emptyLevel, evaluate, type Outcome, sumLevels } from '@cadre/psychometrics'
import { describe, expect, test } from 'vitest'
import {
  cut,
  examDay,
  generateProgramme,
  questions,
  weights,
} from '../../../../../engines/psychometrics/test/generated-programme.ts'
import { learn, weekKey, type JudgedAnswer, type Learnt } from './belief.ts'
import { examFrom, schemeKey, type ExamScheme } from './exam-scheme.ts'
import { forecastOf } from './forecast.ts'
import { growthOf, type GroupWeek } from './group-growth.ts'
import { circumstances, date, question, unknown } from './readiness.fixture.ts'

const scheme: ExamScheme = {
  domains: weights.map((weight, d) => ({ key: `d${d}`, name: `Domain ${d}`, weight: 100 * weight })),
  questions,
  cutShare: cut / questions,
  cutKnown: true,
}
const exam = examFrom(scheme)
const domains = scheme.domains.map(({ key }) => key)
const target = { scheme: schemeKey(scheme), domains, exam }

const learners = 150
const cohortSize = 5
const firstDay = 20_000
/** Two weeks before the exam. */
const today = 56
const programme = generateProgramme({ seed: 101, learners, cohortSize })

function beliefOf(learner: number): Learnt {
  const answers = programme.events
    .filter((event) => event.learner === learner && event.day < today)
    .map((event, k): JudgedAnswer => ({
      questionId: question(event.item),
      domain: domains[event.domain] ?? '',
      at: instant((firstDay + event.day + 0.5) * 86_400_000),
      correct: event.correct,
      practiceExam: event.practiceExam,
      sequence: k + 1,
      revision: 1,
      guess: 0.25,
      rating: programme.items[event.item]?.rating ?? null,
    }))
  return present(learn(unknown, answers, target), 'everybody answered')
}

function weeksOf(group: readonly Learnt[]): GroupWeek[] {
  const weeks = new Map<string, GroupWeek>()
  for (const week of group.flatMap((each) => [...each.weeks.values()])) {
    const before = weeks.get(weekKey(week))
    weeks.set(weekKey(week), {
      week: week.week,
      domain: week.domain,
      answers: (before?.answers ?? 0) + week.answers,
      right: (before?.right ?? 0) + week.right,
      most: Math.max(before?.most ?? 0, week.answers),
      likelihood: sumLevels(before?.likelihood ?? emptyLevel(), week.likelihood),
    })
  }
  return [...weeks.values()]
}

function forecasts(): Outcome[] {
  const known = Array.from({ length: learners }, (_, learner) => beliefOf(learner))
  return known.map(({ belief }, learner) => {
    const cohort = Math.floor(learner / cohortSize) * cohortSize
    const day = firstDay + today
    const path = growthOf(weeksOf(known.slice(cohort, cohort + cohortSize)), {
      domains,
      weights: exam.counts,
      day,
      examDay: firstDay + examDay,
    })
    const on = addDays(date('2024-10-14'), examDay - today)
    const about = {
      scheme,
      exam,
      path,
      fee: null,
      now: instant(day * 86_400_000),
      examDay: { on, basis: 'booked' as const },
    }
    return {
      p: forecastOf(belief, circumstances(about)).modelChance,
      passed: programme.passed[learner] ?? false,
    }
  })
}

describe('back-tested in a programme that does not work as the model assumes (R1)', () => {
  test('two weeks before the exam, more than half of what an oracle knows is known, from cohorts of five', () => {
    const judged = evaluate(forecasts())
    const oracle = evaluate(programme.oracle.map((p, k) => ({ p, passed: programme.passed[k] ?? false })))
    const skill = (judged.baseBrier - judged.brier) / (judged.baseBrier - oracle.brier)
    expect(skill).toBeGreaterThan(0.5)
    expect(judged.brier).toBeLessThan(judged.baseBrier)
    expect(judged.line?.slope).toBeGreaterThan(0.7)
    expect(judged.line?.slope).toBeLessThan(1.6)
  })
})
