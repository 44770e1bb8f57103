import { expectOk } from '@cadre/kernel'
import { countsByWeight, examOf } from '@cadre/psychometrics'
import { simulateProgramme, usualOptions } from '@cadre/simulation'
import {
  cut,
  examDay,
  generateProgramme,
  questions,
  weights,
} from '../../engines/psychometrics/test/generated-programme.ts'
import { ratesExam } from './logistic-bank.ts'
import { ratesProgramme, usualRates } from './rates-programme.ts'
import type { World } from './world.ts'

/** What is changed of a generator's usual world, by the generator's own names. */
export type Changes = Readonly<Record<string, number>>
export type Asked = {
  readonly seed: number
  readonly learners: number
  readonly cohortSize: number
  readonly changes: Changes
}

/**
 * Three programmes whose laws differ from each other and from the forecast's: knowledge by exposures that fade (`engines/simulation`), abilities that
 * saturate by topic and slip back (the engine's own tests), and personal growth rates with a random walk.
 */
export const generators: Readonly<Record<string, (asked: Asked) => World>> = { exposures, saturation, rates }

function exposures({ changes, ...asked }: Asked): World {
  const world = expectOk(simulateProgramme({ ...usualOptions, ...changes, ...asked }))
  const itemById = new Map(world.questions.map(({ item }, at) => [item, at]))
  const { domains, examQuestions, cut, cohortSize } = world.options
  const sights = world.learners.flatMap(({ answers }, learner) =>
    answers.map(({ item, day, correct, setting }) => ({
      learner,
      item: itemById.get(item) ?? 0,
      day,
      correct,
      underExamConditions: setting === 'practice-exam',
    })),
  )
  const ofDomain = domains.map(({ weight }) => weight)
  return {
    sights: sights.toSorted((x, y) => x.day - y.day),
    items: world.questions.map(({ domain, authorRating }) => ({ domain, rating: authorRating })),
    exam: examOf({ counts: countsByWeight(ofDomain, examQuestions), cut }),
    examDay: world.timetable.examDay,
    cohortSize,
    learners: world.learners.map(({ exam, ability }) => ({ passed: exam.passed, oracle: exam.chance, ability })),
  }
}

function saturation({ changes, ...asked }: Asked): World {
  const programme = generateProgramme({ ...changes, ...asked })
  return {
    sights: programme.events.map(({ practiceExam, ...event }) => ({ ...event, underExamConditions: practiceExam })),
    items: programme.items,
    exam: examOf({ counts: countsByWeight(weights, questions), cut }),
    examDay,
    cohortSize: asked.cohortSize,
    learners: programme.passed.map((passed, k) => ({
      passed,
      oracle: programme.oracle[k] ?? 0,
      ability: Array.from({ length: examDay / 7 }, (_, week) => programme.truth[7 * week * asked.learners + k] ?? 0),
    })),
  }
}

function rates({ changes, ...asked }: Asked): World {
  const programme = ratesProgramme({ ...usualRates, ...changes, ...asked })
  return {
    sights: programme.answers,
    items: programme.items,
    exam: examOf({ counts: countsByWeight(ratesExam.weights, ratesExam.questions), cut: ratesExam.cut }),
    examDay: ratesExam.day,
    cohortSize: asked.cohortSize,
    learners: programme.learners,
  }
}
