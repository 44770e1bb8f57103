import { seededRandom } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import {
  cut,
  examDay,
  generateProgramme,
  type Programme,
  questions,
  weights,
  type World,
} from '../test/generated-programme.ts'
import {
  brier,
  countsByWeight,
  evaluate,
  examOf,
  forecastLearners,
  practiceBaseline,
  recalibrate,
  recalibrated,
  recallAfter,
} from './index.ts'

const exam = examOf({ counts: countsByWeight(weights, questions), cut })

describe('simulated programmes that break the model (R1)', () => {
  const logOf = (programme: Programme, until: number) => {
    const events = programme.events.filter(({ day }) => day <= until)
    const seen = new Map<string, number>()
    const recall = events.map(({ learner, item, day }) => {
      const before = seen.get(`${learner} ${item}`)
      seen.set(`${learner} ${item}`, day)
      return before === undefined ? 0 : recallAfter(day - before)
    })
    return {
      length: events.length,
      learner: Int32Array.from(events, ({ learner }) => learner),
      item: Int32Array.from(events, ({ item }) => item),
      day: Float64Array.from(events, ({ day }) => day),
      correct: Uint8Array.from(events, ({ correct }) => (correct ? 1 : 0)),
      recall: Float64Array.from(recall),
      examConditions: Uint8Array.from(events, ({ practiceExam }) => (practiceExam ? 1 : 0)),
    }
  }
  const forecastsOf = (world: World, today: number) => {
    const programme = generateProgramme(world)
    const { forecasts } = forecastLearners({
      learners: world.learners,
      log: logOf(programme, today),
      items: programme.items,
      exam,
      examDay,
      today,
      random: seededRandom(1),
      draws: 40,
    })
    return forecasts.map(({ p }, i) => ({ p, passed: programme.passed[i] ?? false, oracle: programme.oracle[i] ?? 0 }))
  }
  const skillOf = (outcomes: { p: number; passed: boolean; oracle: number }[]) => {
    const base = evaluate(outcomes).baseBrier
    return (base - brier(outcomes)) / (base - brier(outcomes.map(({ oracle, passed }) => ({ p: oracle, passed }))))
  }
  test.each<[string, Partial<World>]>([
    ['usual', {}],
    ['fast learners', { growth: 1.4 }],
    ['strong forgetting', { forgetting: 0.4 }],
    ['noisy exam day', { examNoise: 0.4 }],
  ])('%s: more than half of what an oracle knows is known two weeks before the exam', (_, world) => {
    expect(skillOf(forecastsOf({ seed: 21, learners: 150, ...world }, 58))).toBeGreaterThan(0.5)
  })
  test('recalibrated on other learners, forecasts are calibrated', () => {
    const outcomes = forecastsOf({ seed: 8, learners: 400 }, 56)
    const { line } = recalibrate(outcomes.slice(0, 200))
    const { ece, line: after } = evaluate(
      outcomes.slice(200).map(({ p, passed }) => ({ p: recalibrated(p, line), passed })),
    )
    expect(ece).toBeLessThan(0.12)
    expect(after?.slope).toBeGreaterThan(0.75)
    expect(after?.slope).toBeLessThan(1.35)
  })
  test('groups of five are forecast nearly as well as groups of thirty', () => {
    const groups = (size: number, count: number) =>
      Array.from({ length: count }, (_, g) => forecastsOf({ seed: 100 * size + g, learners: size }, 62)).flat()
    expect(brier(groups(5, 30))).toBeLessThan(brier(groups(30, 5)) + 0.03)
  })
  test('the last practice exam alone predicts worse than the forecast', () => {
    const programme = generateProgramme({ seed: 31, learners: 150 })
    const shares = programme.passed.map((passed, learner) => {
      const answers = programme.events.filter((e) => e.learner === learner && e.practiceExam && e.day === 48)
      return { share: answers.filter(({ correct }) => correct).length / answers.length, passed }
    })
    expect(brier(forecastsOf({ seed: 31, learners: 150 }, 56))).toBeLessThan(brier(practiceBaseline(shares)))
  })
})
