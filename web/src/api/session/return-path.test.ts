import { describe, expect, it } from 'vitest'
import { returnPath } from './return-path.ts'

describe('returnPath', () => {
  it.each([
    ['/o/acme/catalogue?tab=demand', '/o/acme/catalogue?tab=demand'],
    ['/', '/'],
    ['//elsewhere.example/', undefined],
    ['/\\elsewhere.example/', undefined],
    ['https://elsewhere.example/', undefined],
    ['javascript:alert(1)', undefined],
    ['', undefined],
    [7, undefined],
  ])('takes %j as %j', (to, expected) => expect(returnPath({ to })).toBe(expected))
  it('is nothing when the address says nothing', () => {
    expect([returnPath({}), returnPath(null), returnPath('x')]).toEqual([undefined, undefined, undefined])
  })
})
