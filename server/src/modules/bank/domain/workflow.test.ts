import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, events, isInReview, isLive, states, type Event, type State } from './workflow.ts'

const next = (state: State, event: Event) => {
  const result = after(state, event)
  return result.ok ? result.value : null
}

describe('the life of a question (Q1, Q2)', () => {
  test('every state answers every event', () => {
    const table = states.map((state) => [state, ...events.map((event) => next(state, event))])
    expect(table).toEqual([
      // edit, submit, withdraw, accept, send-back, discard, retire, reopen
      ['draft', 'draft', 'in-review', null, null, null, null, 'retired', null],
      ['in-review', null, null, 'draft', 'live', 'draft', null, 'retired', null],
      ['live', 'revising', null, null, null, null, null, 'retired', null],
      ['revising', 'revising', 'revision-in-review', null, null, null, 'live', 'retired', null],
      ['revision-in-review', null, null, 'revising', 'live', 'revising', null, 'retired', null],
      ['retired', null, null, null, null, null, null, null, 'draft'],
    ])
  })
  test('nothing becomes live but by a review that accepts it, and a live one stays live until it is retired', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 40 }), (happened) => {
        let state: State = 'draft'
        for (const event of happened) {
          const to: State = next(state, event) ?? state
          if (!isLive(state) && isLive(to)) expect([event, isInReview(state)]).toEqual(['accept', true])
          if (isLive(state) && !isLive(to)) expect(event).toBe('retire')
          state = to
        }
      }),
    )
  })
})
