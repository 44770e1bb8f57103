import { expectOk } from '@cadre/kernel'
import { simulateProgramme, usualOptions } from '@cadre/simulation'
import { describe, expect, test } from 'vitest'
import { parseCsv } from '../../csv.ts'
import { simulatedFiles } from './simulated-files.ts'

const world = expectOk(
  simulateProgramme({
    ...usualOptions,
    learners: 12,
    domains: [
      { domain: 'a, "b"', weight: 1 },
      { domain: 'ü', weight: 2 },
    ],
  }),
)
const read = (name: 'events' | 'items' | 'outcomes' | 'truth') => parseCsv(name, simulatedFiles[name](world))

describe('cadre engine simulate', () => {
  test('the files have the columns that forecast reads', () => {
    expect(read('events').header).toEqual(['learner', 'day', 'domain', 'item', 'correct', 'practice_exam', 'repeat'])
    expect(read('items').header).toEqual(['item', 'domain', 'author_rating_1to5'])
    expect(read('outcomes').header).toEqual(['learner', 'pass'])
  })

  test('every answer of the world is one event, in order of days, with domain names kept whole', () => {
    const { rows } = read('events')
    expect(rows).toHaveLength(world.learners.reduce((sum, { answers }) => sum + answers.length, 0))
    const days = rows.map(({ cells }) => Number(cells[1]))
    expect(days).toEqual(days.toSorted((a, b) => a - b))
    expect(new Set(rows.map(({ cells }) => cells[2]))).toEqual(new Set(['a, "b"', 'ü']))
    expect(rows.every(({ cells }) => cells.slice(4).every((cell) => cell === '0' || cell === '1'))).toBe(true)
  })

  test('every question answered is in the items, every learner in the outcomes', () => {
    const items = new Set(read('items').rows.map(({ cells }) => cells[0]))
    expect(read('events').rows.every(({ cells }) => items.has(cells[3]))).toBe(true)
    expect(read('outcomes').rows.map(({ cells }) => cells[0])).toEqual(world.learners.map(({ learner }) => learner))
  })

  test('the summary states the days that a forecast is asked for', () => {
    const summary: unknown = JSON.parse(simulatedFiles.summary(world))
    expect(summary).toMatchObject({ examDay: 73, practiceExamDays: [47, 54, 61, 68] })
  })
})
