import { normal, ok, type Result } from '@cadre/kernel'
import { decayTable } from './knowledge.ts'
import { checkedOptions, type OptionRefusal, type SimulationOptions } from './options.ts'
import { drawPerson } from './person.ts'
import { drawBank, type SimulatedQuestion } from './question-bank.ts'
import { streamOf } from './streams.ts'
import { type Participation, takePart } from './take-part.ts'
import { type Timetable, timetableOf } from './timetable.ts'

/** `effect`: log of how much more their people learn from the same sessions and feedback. */
export type SimulatedTrainer = { readonly trainer: string; readonly effect: number }
export type SimulatedCohort = { readonly cohort: string; readonly trainer: string; readonly effect: number }
export type SimulatedLearner = Participation & { readonly learner: string; readonly cohort: string }

export type SimulatedProgramme = {
  readonly options: SimulationOptions
  readonly timetable: Timetable
  readonly questions: readonly SimulatedQuestion[]
  readonly trainers: readonly SimulatedTrainer[]
  readonly cohorts: readonly SimulatedCohort[]
  readonly learners: readonly SimulatedLearner[]
}

/**
 * A whole programme as it could have happened: who came, what they studied and answered, and how the exam went, with
 * the truth beside it (each person's real chance of passing, each question's real difficulty).
 *
 * Made to test the forecasts with a world that does not follow their model, for demonstrations, and to ask what a
 * change of plan would do. Effects come from assumptions listed in the README, not from measured data: compare worlds
 * with each other and not with people.
 */
export function simulateProgramme(options: SimulationOptions): Result<SimulatedProgramme, OptionRefusal> {
  const checked = checkedOptions(options)
  if (!checked.ok) return checked
  const { seed } = options
  const timetable = timetableOf(options)
  const questions = drawBank(options, streamOf(seed, 'bank'))
  const trainers = Array.from({ length: options.trainers }, (_, at): SimulatedTrainer => {
    const trainer = `t${at + 1}`
    return { trainer, effect: options.trainerEffect * normal(streamOf(seed, trainer)) }
  })
  const cohorts = Array.from({ length: Math.ceil(options.learners / options.cohortSize) }, (_, at): SimulatedCohort => {
    const cohort = `c${at + 1}`
    const { trainer = '' } = trainers[at % trainers.length] ?? {}
    return { cohort, trainer, effect: options.cohortEffect * normal(streamOf(seed, cohort)) }
  })
  const world = { options, timetable, questions, trainers, cohorts }
  return ok({ ...world, learners: learnersOf(world) })
}

function learnersOf({ options, timetable, questions, trainers, cohorts }: Omit<SimulatedProgramme, 'learners'>) {
  const bank = options.domains.map((_, domain) => questions.filter((question) => question.domain === domain))
  const decay = decayTable(options.forgetting, timetable.examDay)
  const effects = new Map(trainers.map(({ trainer, effect }) => [trainer, effect]))
  return Array.from({ length: options.learners }, (_, at): SimulatedLearner => {
    const learner = `l${String(at + 1).padStart(4, '0')}`
    const { cohort = '', trainer = '', effect = 0 } = cohorts[Math.floor(at / options.cohortSize)] ?? {}
    const stream = (part: string) => streamOf(options.seed, `${learner}/${part}`)
    const person = drawPerson(options.domains.length, options.weeks, stream('person'))
    const teaching = Math.exp(effect + (effects.get(trainer) ?? 0))
    const chance = { life: stream('life'), answers: stream('answers'), exam: stream('exam') }
    return { learner, cohort, ...takePart(person, { options, timetable, bank, decay, teaching }, chance) }
  })
}
