import { normal, pick, present, type Random, seededRandom } from '@cadre/kernel'
import {
  chanceOf,
  difficultyOfCut,
  drawLogistic,
  type LogisticQuestion,
  ratesExam,
  sitLogistic,
} from './logistic-bank.ts'

export type RatesOptions = {
  readonly seed: number
  readonly learners: number
  readonly cohortSize: number
  /** Mean ability on the first day, logits above the cut; sd of talent over everything and of each domain. */
  readonly start: number
  readonly talentSd: number
  readonly domainSd: number
  /** Mean weekly gain in logits, and sd of its log between persons and between cohorts. */
  readonly weeklyGain: number
  readonly rateSd: number
  readonly cohortEffect: number
  /** Share of the weekly gain that is left at the end: 1 is a straight line. */
  readonly lastRate: number
  /** Share of the usual gain that a domain loses once it was taught. */
  readonly forgetting: number
  readonly examNoise: number
  readonly guessing: number
  readonly answersPerWeek: number
}

export const usualRates: RatesOptions = {
  seed: 1,
  learners: 1000,
  cohortSize: 5,
  start: -0.6,
  talentSd: 0.7,
  domainSd: 0.35,
  weeklyGain: 0.13,
  rateSd: 0.35,
  cohortEffect: 0.2,
  lastRate: 0.6,
  forgetting: 0.1,
  examNoise: 0.2,
  guessing: 0.25,
  answersPerWeek: 26,
}

const practiceExamDays: readonly number[] = [34, 46, 54, 62]
const diagnosticQuestions = 40
const bankSize = 600
const walkSdPerWeek = 0.08

type RatesAnswer = {
  readonly learner: number
  readonly item: number
  readonly day: number
  readonly correct: boolean
  readonly underExamConditions: boolean
}

export type RatesProgramme = {
  readonly answers: readonly RatesAnswer[]
  readonly items: readonly { readonly domain: number; readonly rating: number }[]
  /** `ability`: mean over the exam's domains at the end of days 0, 7, 14 ..., logits. */
  readonly learners: readonly {
    readonly passed: boolean
    readonly oracle: number
    readonly ability: readonly number[]
  }[]
}

/**
 * The plainest programme that somebody else would write down: five domains, ability that rises at each person's own weekly rate with a random walk on
 * top, most while a domain is taught, and answers by the three-parameter logistic. Unlike `@cadre/simulation` it has no concepts and no exposures;
 * unlike the forecast it has personal growth rates, unequal slopes and unequal guessing.
 */
export function ratesProgramme(options: RatesOptions): RatesProgramme {
  const random = seededRandom(options.seed)
  const middle = difficultyOfCut(options.guessing)
  const bank = Array.from({ length: bankSize }, () => drawLogistic(options.guessing, middle, random))
  const answers: RatesAnswer[] = []
  let cohort = 0
  const learners = Array.from({ length: options.learners }, (_, learner) => {
    if (learner % options.cohortSize === 0) cohort = options.cohortEffect * normal(random)
    const person = drawPerson(options, cohort, random)
    answers.push(...tenWeeks(person, learner, bank, random))
    return { ...sitLogistic(person.theta, options, random), ability: person.ability }
  })
  return { answers: answers.toSorted((x, y) => x.day - y.day), items: bank, learners }
}

/** @property theta moves on as the weeks pass. @property gain logits a week. */
type Person = {
  readonly options: RatesOptions
  readonly theta: number[]
  readonly ability: number[]
  readonly gain: number
  readonly answersADay: number
}

function drawPerson(options: RatesOptions, cohort: number, random: Random): Person {
  const talent = options.start + options.talentSd * normal(random)
  return {
    options,
    theta: ratesExam.weights.map(() => talent + options.domainSd * normal(random)),
    ability: [],
    gain: options.weeklyGain * Math.exp(options.rateSd * normal(random) - options.rateSd ** 2 / 2 + cohort),
    answersADay: Math.round((options.answersPerWeek * Math.exp(0.4 * normal(random))) / 3.5),
  }
}

function tenWeeks(person: Person, learner: number, bank: readonly LogisticQuestion[], random: Random): RatesAnswer[] {
  const answers: RatesAnswer[] = []
  const seen = new Map<number, number>()
  for (let day = 0; day < ratesExam.day; day++) {
    grow(person, day, random)
    if (day % 7 === 0) person.ability.push(weighted(person.theta))
    const isExam = day === 0 || practiceExamDays.includes(day)
    const asked =
      day === 0 ? diagnosticQuestions : isExam ? ratesExam.questions : random.next() < 0.5 ? person.answersADay : 0
    for (let k = 0; k < asked; k++) {
      const repeats = !isExam && seen.size > 20 && random.next() < 0.15
      const item = repeats ? pick(random, [...seen.keys()]) : Math.floor(random.next() * bank.length)
      const question = present(bank[item], 'a question of the bank')
      const before = seen.get(item)
      const remembered = before !== undefined && random.next() < 0.7 * Math.exp(-(day - before) / 20)
      const correct = remembered || random.next() < chanceOf(question, person.theta[question.domain] ?? 0)
      answers.push({ learner, item, day, correct, underExamConditions: isExam })
      seen.set(item, day)
    }
  }
  return answers
}

const weighted = (theta: readonly number[]): number =>
  theta.reduce((sum, value, d) => sum + (value * (ratesExam.weights[d] ?? 0)) / 100, 0)

/** A domain gains two and a half times the usual while it is taught, .4 of it before and nearly the usual after. */
function grow({ options, theta, gain }: Person, day: number, random: Random): void {
  const through = day / ratesExam.day
  const pace = (gain / 7) * (1 - (1 - options.lastRate) * through)
  const taught = Math.floor(through * theta.length)
  const sd = walkSdPerWeek / Math.sqrt(7)
  const common = sd * normal(random)
  theta.forEach((value, d) => {
    const share = d === taught ? 2.5 : d < taught ? 0.9 - options.forgetting : 0.4
    theta[d] = value + share * pace + common + sd * normal(random)
  })
}
