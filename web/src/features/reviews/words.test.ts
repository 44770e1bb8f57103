import { describe, expect, test } from 'vitest'
import { harderText, syncText, whyText } from './words.ts'

describe('why now (S2)', () => {
  const now = Date.parse('2027-01-14T09:00:00Z')
  const why = { lastAt: '2027-01-02T09:00:00.000Z', answers: 3, lapses: 0, recall: 0.714, gain: 1.24 }
  test.each([
    [
      {},
      'You last met this 12 days ago; the chance that you still know it is 71\u00a0%; a review adds 1.2 points of 100 for the exam.',
    ],
    [
      { lastAt: '2027-01-13T10:00:00.000Z', gain: 0.01 },
      'You last met this yesterday; the chance that you still know it is 71\u00a0%.',
    ],
    [
      { lastAt: '2027-01-14T08:00:00.000Z', lapses: 2, gain: 0 },
      'You last met this today; the chance that you still know it is 71\u00a0%; it slipped 2 times before.',
    ],
  ])('%j', (changes, words) => {
    expect(whyText({ ...why, ...changes }, now)).toBe(words)
  })
})

test('a harder question says what the person is ahead in, and how likely they are to know this one (K7)', () => {
  expect(harderText({ share: 0.812, chance: 0.62 })).toBe(
    "You would answer 81\u00a0% of this domain's exam questions right today, this one with a chance of 62\u00a0%; you have not met it before.",
  )
})

describe('how it stands with what was done (S4)', () => {
  const calm = { waiting: 0, refused: 0, held: null }
  test.each([
    ['all is well', calm, true, 'good'],
    ['nothing was heard yet', calm, false, 'calm'],
    ['something is on its way', { ...calm, waiting: 1 }, true, 'calm'],
    ['there is no network', { ...calm, waiting: 2, held: 'unreached' as const }, true, 'warn'],
    ['the session ended', { ...calm, waiting: 2, held: 'signed-out' as const }, true, 'warn'],
    ['the disk refuses', { ...calm, held: 'disk' as const }, true, 'bad'],
    ['the server refuses', { ...calm, refused: 1 }, true, 'warn'],
  ])('when %s', (_, state, fresh, tone) => {
    expect(syncText(state, fresh).tone).toBe(tone)
  })
})
