import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { type SimulationOptions, usualOptions } from './options.ts'
import { type SimulatedLearner, simulateProgramme } from './simulate.ts'

const small: SimulationOptions = { ...usualOptions, learners: 60, questionsPerDomain: 60 }
const worldOf = (change: Partial<SimulationOptions> = {}) => expectOk(simulateProgramme({ ...small, ...change }))
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
const variance = (values: readonly number[]) => mean(values.map((v) => (v - mean(values)) ** 2))
const scores = (learners: readonly SimulatedLearner[]) => learners.map(({ exam }) => exam.score)

describe('a simulated programme', () => {
  test('the same options give the same world, another seed another', () => {
    expect(worldOf()).toEqual(worldOf())
    expect(worldOf({ seed: 2 }).learners).not.toEqual(worldOf().learners)
  })

  test('the first learners of a larger world are those of a smaller one', () => {
    expect(worldOf({ learners: 90 }).learners.slice(0, 60)).toEqual(worldOf().learners)
  })

  test('answers come in order of days before the exam, and a repeat is a question already answered', () => {
    const { learners, timetable } = worldOf()
    for (const { answers } of learners) {
      const seen = new Set<string>()
      let before = 0
      for (const { day, item, repeat } of answers) {
        expect(day).toBeGreaterThanOrEqual(before)
        expect(repeat).toBe(seen.has(item))
        before = day
        seen.add(item)
      }
      expect(before).toBeLessThan(timetable.examDay)
    }
  })

  test('every person has a place in a cohort of the size asked for, and every cohort a trainer', () => {
    const { learners, cohorts, trainers } = worldOf({ learners: 58 })
    const sizes = cohorts.map(({ cohort }) => learners.filter((l) => l.cohort === cohort).length)
    expect(sizes).toEqual([...Array.from({ length: 11 }, () => 5), 3])
    const names = new Set(trainers.map(({ trainer }) => trainer))
    expect(cohorts.every(({ trainer }) => names.has(trainer))).toBe(true)
  })

  test('every session day is either attended or missed', () => {
    const { learners, timetable } = worldOf()
    const days = timetable.sessions.map(({ day }) => day)
    for (const { attendedDays, missedDays } of learners) {
      expect([...attendedDays, ...missedDays].toSorted((a, b) => a - b)).toEqual(days)
    }
  })

  test('the oracle is calibrated and beats the base rate', () => {
    const { learners } = worldOf({ learners: 800 })
    const passed = learners.map(({ exam }) => Number(exam.passed))
    const chances = learners.map(({ exam }) => exam.chance)
    const brier = mean(chances.map((chance, at) => (chance - (passed[at] ?? 0)) ** 2))
    const error = Math.sqrt(mean(chances.map((chance) => chance * (1 - chance))) / learners.length)
    expect(Math.abs(mean(passed) - mean(chances))).toBeLessThan(4 * error)
    expect(brier).toBeLessThan(0.6 * variance(passed))
  })

  test('the reference world is one where forecasting is needed: most pass, many fail, people grow by ten points', () => {
    const { learners } = worldOf({ learners: 400 })
    const share = (setting: string) => {
      const answers = learners.flatMap((l) => l.answers.filter((a) => a.setting === setting && !a.repeat))
      return mean(answers.map(({ correct }) => Number(correct)))
    }
    expect(mean(learners.map(({ exam }) => Number(exam.passed)))).toBeGreaterThan(0.6)
    expect(mean(learners.map(({ exam }) => Number(exam.passed)))).toBeLessThan(0.85)
    expect(share('practice-exam') - share('diagnostic')).toBeGreaterThan(0.1)
  })
})

describe('what if', () => {
  test.each<[string, Partial<SimulationOptions>]>([
    ['faster forgetting', { forgetting: 0.8 }],
    ['half the study', { studyMinutes: 180 }],
    ['four weeks instead of ten', { weeks: 4 }],
    ['no guessing', { guessing: 0 }],
  ])('%s lowers the scores', (_, change) => {
    expect(mean(scores(worldOf(change).learners))).toBeLessThan(mean(scores(worldOf().learners)) - 0.5)
  })

  test('only what is asked about changes: questions, people and attendance luck stay', () => {
    const [before, after] = [worldOf(), worldOf({ forgetting: 0.8, examNoise: 0.5 })]
    expect(after.questions).toEqual(before.questions)
    expect(after.learners.map((l) => l.attendedDays)).toEqual(before.learners.map((l) => l.attendedDays))
  })

  test('a noisier exam day makes the oracle less sure', () => {
    const sureness = (examNoise: number) =>
      mean(worldOf({ examNoise, learners: 200 }).learners.map(({ exam }) => Math.abs(exam.chance - 0.5)))
    expect(sureness(1)).toBeLessThan(sureness(0))
  })

  test('a cohort effect sets cohorts apart', () => {
    const between = (cohortEffect: number) => {
      const { learners, cohorts } = worldOf({ cohortEffect, trainerEffect: 0, learners: 300 })
      return variance(cohorts.map(({ cohort }) => mean(scores(learners.filter((l) => l.cohort === cohort)))))
    }
    expect(between(1)).toBeGreaterThan(1.5 * between(0))
  })

  test('who ends up abler has the better chance, and nearly everybody learns', () => {
    const { learners, timetable } = worldOf({ learners: 200 })
    const abilities = learners.map(({ ability }) => ability)
    expect(abilities.every((weeks) => weeks.length === Math.ceil(timetable.examDay / 7))).toBe(true)
    expect(mean(abilities.map((weeks) => Number((weeks.at(-1) ?? 0) > (weeks[0] ?? 0))))).toBeGreaterThan(0.95)
    const byAbility = learners.toSorted((x, y) => (x.ability.at(-1) ?? 0) - (y.ability.at(-1) ?? 0))
    const chance = (some: readonly SimulatedLearner[]) => mean(some.map(({ exam }) => exam.chance))
    expect(chance(byAbility.slice(100)) - chance(byAbility.slice(0, 100))).toBeGreaterThan(0.3)
  })

  test('worlds at the edges exist: nobody, one question, one week, no sessions, an impossible cut', () => {
    expect(worldOf({ learners: 0 }).learners).toEqual([])
    expect(worldOf({ questionsPerDomain: 1, learners: 5 }).learners).toHaveLength(5)
    expect(worldOf({ weeks: 1, sessionsPerWeek: 7, learners: 5 }).timetable.examDay).toBe(10)
    expect(
      worldOf({ sessionsPerWeek: 0, practiceExams: 0, studyMinutes: 0, learners: 5 }).learners[0]?.answers,
    ).toEqual([])
    expect(worldOf({ cut: 66, learners: 5 }).learners.every(({ exam }) => !exam.passed && exam.chance === 0)).toBe(true)
  })
})

describe('the usual programme', () => {
  test.each([
    [1, { passed: 0.725, base: 0.199, oracle: 0.084, answers: 704, first: 0.63, last: 0.76 }],
    [2, { passed: 0.748, base: 0.188, oracle: 0.081, answers: 693, first: 0.63, last: 0.76 }],
  ])('with seed %i has the figures that the README tells to expect', (seed, quoted) => {
    const { learners, timetable } = expectOk(simulateProgramme({ ...usualOptions, seed }))
    const passed = mean(learners.map(({ exam }) => Number(exam.passed)))
    const brier = (chanceOf: (learner: SimulatedLearner) => number) =>
      mean(learners.map((learner) => (Number(learner.exam.passed) - chanceOf(learner)) ** 2))
    const fresh = learners.flatMap(({ answers }) => answers.filter(({ repeat }) => !repeat))
    const share = (from: number, to: number) =>
      mean(fresh.filter(({ day }) => day >= from && day < to).map(({ correct }) => Number(correct)))
    expect({
      passed,
      base: Number(brier(() => passed).toFixed(3)),
      oracle: Number(brier(({ exam }) => exam.chance).toFixed(3)),
      answers: Math.round(learners.reduce((sum, { answers }) => sum + answers.length, 0) / learners.length),
      first: Number(share(0, 7).toFixed(2)),
      last: Number(share(timetable.examDay - 10, timetable.examDay).toFixed(2)),
    }).toEqual(quoted)
  })
})

describe('options that make no sense', () => {
  test.each<[keyof SimulationOptions, Partial<SimulationOptions>]>([
    ['learners', { learners: -1 }],
    ['learners', { learners: 1.5 }],
    ['weeks', { weeks: 0 }],
    ['guessing', { guessing: 1 }],
    ['forgetting', { forgetting: Number.NaN }],
    ['seed', { seed: 2 ** 32 }],
    ['domains', { domains: [] }],
    ['domains', { domains: [{ domain: 'a', weight: 0 }] }],
    ['domains', { domains: [1, 2].map((weight) => ({ domain: 'a', weight })) }],
  ])('%s is refused: %j', (option, change) => {
    expect(simulateProgramme({ ...small, ...change })).toMatchObject({
      code: 'simulation.bad-option',
      details: { option },
    })
  })
})
