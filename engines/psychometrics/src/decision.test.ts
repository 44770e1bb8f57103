import { describe, expect, test } from 'vitest'
import { advise } from './index.ts'

describe('book, wait or defer (R2)', () => {
  const costs = { fee: 300, perFailure: 700, perDay: 8, passOnRetake: 0.8 }
  const options = (p: number) => [
    { choice: 'book', day: 0, p } as const,
    { choice: 'wait', day: 21, p: Math.min(1, p + 0.3) } as const,
  ]
  test('the expected cost is the fee, the retakes and the waiting', () => {
    const { choice, options: priced } = advise(options(0.9), costs, 0)
    expect(choice).toBe('book')
    expect(priced[0]?.expectedCost).toBeCloseTo(300 + (0.1 / 0.8) * 1000, 9)
    expect(advise(options(0.4), costs, 0).choice).toBe('wait')
  })
  test('nothing is booked after the exam retires', () => {
    expect(advise(options(0.4), costs, 0, 10).choice).toBe('book')
    expect(advise(options(0.4), costs, 0, -1)).toEqual({ choice: 'none', options: [], close: false })
  })
})
