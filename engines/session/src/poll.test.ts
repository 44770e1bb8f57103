import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pollCommands, pollPhases, pollRules, type PollPhase } from './poll.ts'
import { tallyOf } from './tally.ts'

describe('a poll', () => {
  test('answers every command in every phase', () => {
    const told = pollPhases.map((phase) => pollCommands.map((command) => pollRules[phase][command]))
    expect(told).toEqual([
      ['open', null, 'revealed'],
      ['open', 'closed', 'revealed'],
      ['open', 'closed', 'revealed'],
      [null, 'revealed', 'revealed'],
    ])
  })

  test('is never opened again once its key was seen', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pollCommands)), (commands) => {
        let phase: PollPhase = 'revealed'
        for (const command of commands) phase = pollRules[phase][command] ?? phase
        expect(phase).toBe('revealed')
      }),
    )
  })
})

describe('a tally', () => {
  test('of single choices sums to the answers', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), (options) => {
        const { answered, byOption } = tallyOf(options.map((option) => ({ kind: 'single', option })))
        expect(answered).toBe(options.length)
        expect(Object.values(byOption).reduce((sum, n) => sum + n, 0)).toBe(options.length)
      }),
    )
  })

  test('counts an option once a person', () => {
    expect(tallyOf([{ kind: 'multiple', options: ['a', 'a', 'b'] }])).toEqual({
      answered: 1,
      byOption: { a: 1, b: 1 },
    })
  })

  test('of other kinds counts answers only', () => {
    expect(tallyOf([{ kind: 'numeric', text: '4' }])).toEqual({ answered: 1, byOption: {} })
  })
})
