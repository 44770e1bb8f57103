import { ok, type Refusal, refuse, type Result } from '@cadre/kernel'

/** What kind of programme is simulated, and in what world. Every number can be changed to ask "what if". */
export type SimulationOptions = {
  /** All chance of the world. The same options give the same world, to the last answer. */
  readonly seed: number
  readonly learners: number
  readonly cohortSize: number
  readonly trainers: number
  readonly weeks: number
  readonly sessionsPerWeek: number
  /** Weights sum to anything above 0. */
  readonly domains: readonly { readonly domain: string; readonly weight: number }[]
  readonly questionsPerDomain: number
  /** Mean minutes of self-paced study in a week; people differ by their diligence. */
  readonly studyMinutes: number
  /** Full practice exams in the last third of the programme. */
  readonly practiceExams: number
  readonly examQuestions: number
  /** Correct answers needed to pass. */
  readonly cut: number
  /** Sd of the form of the day on the real exam, in logits. */
  readonly examNoise: number
  /** Chance of a right answer without knowing, 0 to 0.9. */
  readonly guessing: number
  /** d in the power law (1 + days)^-d by which an exposure fades, 0 to 2. */
  readonly forgetting: number
  /** Sd over cohorts of the log of how much their people learn from the same work. */
  readonly cohortEffect: number
  /** The same over trainers. */
  readonly trainerEffect: number
}

/** The ten-week reference programme for AWS MLA-C01: 65 questions of which 46 must be right. */
export const usualOptions: SimulationOptions = {
  seed: 1,
  learners: 1000,
  cohortSize: 5,
  trainers: 40,
  weeks: 10,
  sessionsPerWeek: 2,
  domains: [
    { domain: 'data-preparation', weight: 28 },
    { domain: 'model-development', weight: 26 },
    { domain: 'deployment', weight: 22 },
    { domain: 'monitoring', weight: 24 },
  ],
  questionsPerDomain: 150,
  studyMinutes: 360,
  practiceExams: 4,
  examQuestions: 65,
  cut: 46,
  examNoise: 0.2,
  guessing: 0.22,
  forgetting: 0.35,
  cohortEffect: 0.2,
  trainerEffect: 0.12,
}

export type OptionRefusal = Refusal<'simulation.bad-option', { option: keyof SimulationOptions; reason: string }>

type Range = { readonly min: number; readonly max: number; readonly whole: boolean }
const whole = (min: number, max: number): Range => ({ min, max, whole: true })
const real = (min: number, max: number): Range => ({ min, max, whole: false })

const ranges = {
  seed: whole(0, 2 ** 32 - 1),
  learners: whole(0, 100_000),
  cohortSize: whole(1, 1000),
  trainers: whole(1, 10_000),
  weeks: whole(1, 52),
  sessionsPerWeek: whole(0, 7),
  questionsPerDomain: whole(1, 10_000),
  studyMinutes: real(0, 3000),
  practiceExams: whole(0, 10),
  examQuestions: whole(1, 500),
  cut: whole(0, 500),
  examNoise: real(0, 3),
  guessing: real(0, 0.9),
  forgetting: real(0, 2),
  cohortEffect: real(0, 2),
  trainerEffect: real(0, 2),
} satisfies Record<Exclude<keyof SimulationOptions, 'domains'>, Range>

type Ranged = keyof typeof ranges
const isRanged = (key: string): key is Ranged => key in ranges

/** The options, or the first that makes no sense. */
export function checkedOptions(options: SimulationOptions): Result<SimulationOptions, OptionRefusal> {
  for (const option of Object.keys(ranges).filter(isRanged)) {
    const { min, max, whole } = ranges[option]
    const value = options[option]
    if (!(value >= min && value <= max) || (whole && !Number.isInteger(value))) {
      return refuse('simulation.bad-option', {
        option,
        reason: `a ${whole ? 'whole ' : ''}number from ${min} to ${max}`,
      })
    }
  }
  const names = new Set(options.domains.map(({ domain }) => domain))
  if (names.size === 0 || names.size !== options.domains.length) {
    return refuse('simulation.bad-option', { option: 'domains', reason: 'at least one, each named once' })
  }
  if (!options.domains.every(({ weight }) => weight > 0 && Number.isFinite(weight))) {
    return refuse('simulation.bad-option', { option: 'domains', reason: 'weights above 0' })
  }
  return ok(options)
}
