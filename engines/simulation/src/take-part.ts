import { intBelow, pick, type Random } from '@cadre/kernel'
import { domainCounts } from './domain-counts.ts'
import { type ExamResult, sitExam } from './exam.ts'
import { abilityByWeek, Knowledge } from './knowledge.ts'
import type { SimulationOptions } from './options.ts'
import type { Person } from './person.ts'
import { conceptsPerDomain, type SimulatedQuestion } from './question-bank.ts'
import type { SimulatedSession, Timetable } from './timetable.ts'

export type Setting = 'diagnostic' | 'opening-quiz' | 'self-study' | 'practice-exam'
export type SimulatedAnswer = {
  readonly day: number
  readonly item: string
  readonly domain: number
  readonly correct: boolean
  readonly setting: Setting
  /** The person had seen this question before. */
  readonly repeat: boolean
}

/** One person's way through the programme. */
export type Participation = {
  readonly answers: readonly SimulatedAnswer[]
  readonly attendedDays: readonly number[]
  readonly missedDays: readonly number[]
  readonly study: readonly { readonly day: number; readonly minutes: number }[]
  /** The truth: mean knowledge over the exam's domains at the end of days 0, 7, 14 ... up to the exam, logits. */
  readonly ability: readonly number[]
  readonly exam: ExamResult
}

/** What surrounds a person; `teaching` multiplies what sessions and feedback leave behind. */
export type Surroundings = {
  readonly options: SimulationOptions
  readonly timetable: Timetable
  readonly bank: readonly (readonly SimulatedQuestion[])[]
  readonly decay: Float64Array
  readonly teaching: number
}

export type Chance = { readonly life: Random; readonly answers: Random; readonly exam: Random }

const diagnosticQuestions = 30
const openingQuestions = 8

export function takePart(person: Person, around: Surroundings, chance: Chance): Participation {
  const walk = new Walk(person, around, chance)
  const { sessions, practiceExamDays, examDay } = around.timetable
  for (let day = 0; day < examDay; day++) {
    for (const session of sessions) if (session.day === day) walk.session(session)
    for (const practice of practiceExamDays)
      if (practice === day) walk.paper(day, around.options.examQuestions, 'practice-exam')
    walk.study(day)
  }
  return walk.end(examDay)
}

class Walk {
  readonly #person: Person
  readonly #around: Surroundings
  readonly #chance: Chance
  readonly #knowledge: Knowledge
  readonly #answers: SimulatedAnswer[] = []
  readonly #attended: number[] = []
  readonly #missed: number[] = []
  readonly #study: { day: number; minutes: number }[] = []

  constructor(person: Person, around: Surroundings, chance: Chance) {
    this.#person = person
    this.#around = around
    this.#chance = chance
    this.#knowledge = new Knowledge(person, around.decay)
  }

  /** Attendance falls with a busy week and rises with diligence. Who comes answers the quiz and meets new concepts. */
  session(session: SimulatedSession): void {
    const busy = this.#person.busyWeeks.has(Math.floor(session.day / 7))
    const comes = this.#chance.life.next() < Math.min(0.99, (busy ? 0.72 : 0.9) + 0.05 * this.#person.diligence)
    const days = comes ? this.#attended : this.#missed
    days.push(session.day)
    if (!comes) return
    if (session.kind === 'orientation') return this.paper(session.day, diagnosticQuestions, 'diagnostic')
    this.paper(session.day, openingQuestions, 'opening-quiz')
    for (let k = 0; k < 6; k++) this.#meet(this.#domainNow(session.domain), session.day, 0.9 * this.#around.teaching)
  }

  /** A paper to the exam's weights; fresh questions as long as there are any. */
  paper(day: number, questions: number, setting: Setting): void {
    domainCounts(this.#around.options, questions).forEach((count, domain) => {
      const seen = new Set<string>()
      for (let k = 0; k < count; k++) {
        const question = this.#freshQuestion(domain, seen)
        seen.add(question.item)
        this.#answer(question, day, setting)
      }
    })
  }

  /** Some evenings: half of the time reading, half answering questions with their explanations. */
  study(day: number): void {
    const { life } = this.#chance
    const busy = this.#person.busyWeeks.has(Math.floor(day / 7))
    const plan = (this.#around.options.studyMinutes / 7) * this.#person.diligence * (busy ? 0.15 : 1.1)
    const [evening, length] = [life.next(), life.next()]
    if (evening > 0.55) return
    const minutes = Math.round((plan / 0.55) * (0.5 + length))
    if (minutes < 5) return
    this.#study.push({ day, minutes })
    const domain = this.#domainNow(this.#currentDomain(day))
    for (let read = 0; read < minutes / 30; read++) this.#meet(domain, day, 0.6)
    for (let asked = 0; asked < minutes / 15; asked++) {
      const questions = this.#around.bank[domain] ?? []
      if (questions.length > 0) this.#answer(pick(life, questions), day, 'self-study')
    }
  }

  end(day: number): Participation {
    return {
      answers: this.#answers,
      attendedDays: this.#attended,
      missedDays: this.#missed,
      study: this.#study,
      ability: abilityByWeek(this.#around.options, this.#knowledge, day),
      exam: sitExam(this.#around.options, this.#knowledge, day, this.#chance.exam),
    }
  }

  /** Answers, then learns from the explanation: a little more from a mistake. */
  #answer(question: SimulatedQuestion, day: number, setting: Setting): void {
    const { item, domain, concept } = question
    const repeat = this.#knowledge.hasSeen(item)
    const correct = this.#chance.answers.next() < this.#knowledge.chance(question, day)
    this.#answers.push({ day, item, domain, correct, setting, repeat })
    this.#knowledge.markSeen(item, day)
    this.#knowledge.expose(domain, concept, { day, weight: (correct ? 0.25 : 0.35) * this.#around.teaching })
  }

  #meet(domain: number, day: number, weight: number): void {
    this.#knowledge.expose(domain, intBelow(this.#chance.life, conceptsPerDomain), { day, weight })
  }

  #freshQuestion(domain: number, taken: ReadonlySet<string>): SimulatedQuestion {
    const questions = this.#around.bank[domain] ?? []
    let question = pick(this.#chance.life, questions)
    for (let tries = 0; tries < 12 && (taken.has(question.item) || this.#knowledge.hasSeen(question.item)); tries++) {
      question = pick(this.#chance.life, questions)
    }
    return question
  }

  #currentDomain(day: number): number {
    return this.#around.timetable.sessions.findLast((session) => session.day <= day)?.domain ?? -1
  }

  /** The domain itself, or one by weight where a session is about all of them. */
  #domainNow(domain: number): number {
    if (domain >= 0) return domain
    const { domains } = this.#around.options
    let at = this.#chance.life.next() * domains.reduce((sum, { weight }) => sum + weight, 0)
    const found = domains.findIndex(({ weight }) => (at -= weight) < 0)
    return found < 0 ? domains.length - 1 : found
  }
}
