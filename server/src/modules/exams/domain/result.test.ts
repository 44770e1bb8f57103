import type { Id, PlainDate } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { checkOutcome, numbered } from './result.ts'

const satOn = '2027-03-01' as PlainDate
const today = '2027-03-02' as PlainDate
const aws = { value: 720, low: 100, high: 1000 }

describe('a result (R4)', () => {
  test.each([
    ['passed at the mark', { satOn, passed: true, score: 720 }, [aws], null],
    ['failed below it', { satOn, passed: false, score: 719 }, [aws], null],
    ['without a score', { satOn, passed: true, score: null }, [aws], null],
    ['without a mark', { satOn, passed: true, score: 12 }, [], null],
    ['passed below it', { satOn, passed: true, score: 719 }, [aws], 'exams.score-contradicts'],
    ['failed at it', { satOn, passed: false, score: 720 }, [aws], 'exams.score-contradicts'],
    ['passed by one of two marks', { satOn, passed: true, score: 719 }, [aws, { ...aws, value: 700 }], null],
    ['below the scale', { satOn, passed: false, score: 72 }, [aws], 'exams.score-off-scale'],
    ['tomorrow', { satOn: '2027-03-03' as PlainDate, passed: true, score: null }, [aws], 'exams.sat-in-the-future'],
  ])('%s', (_, outcome, marks, code) => {
    expect(checkOutcome(outcome, marks, today)).toMatchObject(code === null ? { ok: true } : { code })
  })
  test('is counted as an attempt by the day, for each person and certification apart', () => {
    const sat = (personId: string, certificationId: string, on: string) => ({
      personId: personId as Id<'per'>,
      certificationId: certificationId as Id<'crt'>,
      satOn: on as PlainDate,
    })
    const results = [
      sat('a', 'x', '2027-02-01'),
      sat('b', 'x', '2027-01-05'),
      sat('a', 'x', '2027-01-01'),
      sat('a', 'y', '2027-03-01'),
    ]
    expect(numbered(results).map((each) => [each.personId, each.certificationId, each.satOn, each.attempt])).toEqual([
      ['a', 'x', '2027-01-01', 1],
      ['a', 'x', '2027-02-01', 2],
      ['b', 'x', '2027-01-05', 1],
      ['a', 'y', '2027-03-01', 1],
    ])
  })
})
