import type { SimulatedProgramme } from '@cadre/simulation'
import { csvText } from '../../csv-text.ts'

/** The files of a simulated programme, in the columns that `cadre engine forecast` reads; `truth` is what it may not. */
export const simulatedFiles = {
  events: ({ learners, options }) => {
    const answers = learners.flatMap(({ learner, answers }) => answers.map((answer) => ({ learner, ...answer })))
    return csvText(
      ['learner', 'day', 'domain', 'item', 'correct', 'practice_exam', 'repeat'],
      answers
        .toSorted((a, b) => a.day - b.day)
        .map(({ learner, day, domain, item, correct, setting, repeat }) => [
          learner,
          day,
          options.domains[domain]?.domain ?? '',
          item,
          Number(correct),
          Number(setting === 'practice-exam'),
          Number(repeat),
        ]),
    )
  },
  items: ({ questions, options }) =>
    csvText(
      ['item', 'domain', 'author_rating_1to5'],
      questions.map(({ item, domain, authorRating }) => [item, options.domains[domain]?.domain ?? '', authorRating]),
    ),
  outcomes: ({ learners }) =>
    csvText(
      ['learner', 'pass'],
      learners.map(({ learner, exam }) => [learner, Number(exam.passed)]),
    ),
  truth: ({ learners, cohorts }) => {
    const trainers = new Map(cohorts.map(({ cohort, trainer }) => [cohort, trainer]))
    return csvText(
      ['learner', 'cohort', 'trainer', 'score', 'pass', 'oracle'],
      learners.map(({ learner, cohort, exam }) => [
        learner,
        cohort,
        trainers.get(cohort) ?? '',
        exam.score,
        Number(exam.passed),
        exam.chance,
      ]),
    )
  },
  domains: ({ options }) => `${JSON.stringify(options.domains)}\n`,
  summary: (world) => `${JSON.stringify(summaryOf(world))}\n`,
} satisfies Record<string, (world: SimulatedProgramme) => string>

export type SimulatedFile = keyof typeof simulatedFiles

/** What the caller of a forecast needs to know, and the noise floor: no forecast does better than the oracle. */
function summaryOf({ options, timetable, learners }: SimulatedProgramme) {
  const n = Math.max(1, learners.length)
  const sum = (of: (exam: { passed: boolean; chance: number }) => number) =>
    learners.reduce((total, { exam }) => total + of(exam), 0)
  const passRate = sum(({ passed }) => Number(passed)) / n
  return {
    options,
    examDay: timetable.examDay,
    practiceExamDays: timetable.practiceExamDays,
    passRate,
    baseBrier: passRate * (1 - passRate),
    oracleBrier: sum(({ passed, chance }) => (Number(passed) - chance) ** 2) / n,
  }
}
