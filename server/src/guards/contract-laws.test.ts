import { failure, idOf, operation, operations, type Operation } from '@cadre/contracts'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { breachesOf } from '../testing/guards/contract-laws.ts'

const sound = operation({
  id: 'a.read',
  method: 'GET',
  path: '/api/organisations/:organisationId/a',
  summary: 'Sound',
  access: { kind: 'member', anyOf: ['organisation.read'] },
  params: z.object({ organisationId: idOf('org') }),
  output: z.object({}),
  failures: [],
})
const none = z.object({})
const changing = { ...sound, id: 'a.change', method: 'POST', path: `${sound.path}/b`, idempotency: 'key' } as const
const said = failure('a.reason', 409, none, () => 'Said once.')
const saidAgain = failure('a.reason', 409, none, () => 'Said twice.')

const planted: readonly [string, readonly Operation[]][] = [
  ['the id must be', [{ ...sound, id: 'A.Read' }]],
  ['how a repeat is harmless', [{ ...sound, method: 'POST' }]],
  ['a read takes no body', [{ ...sound, idempotency: 'natural' }]],
  ['params nothing', [{ ...sound, params: none }]],
  ['begins with the organisation', [{ ...sound, path: '/api/a/:organisationId' }]],
  ['must be idOf("org")', [{ ...sound, params: z.object({ organisationId: z.string().max(9) }) }]],
  ['must be module.reason', [{ ...sound, failures: [failure('A.b', 409, none, () => '')] }]],
  ['a text without a greatest length', [{ ...changing, body: z.object({ a: z.object({ b: z.string() }) }) }]],
  ['a text without a greatest length', [{ ...sound, query: z.object({ a: z.string().regex(/^a+$/) }) }]],
  ['a list without a greatest length', [{ ...changing, body: z.object({ a: z.array(z.boolean()) }) }]],
  ['the operation a.read is declared twice', [sound, sound]],
  ['the route GET', [sound, { ...sound, id: 'a.again' }]],
  [
    'the failure a.reason is declared twice',
    [
      { ...sound, failures: [said] },
      { ...changing, failures: [saidAgain] },
    ],
  ],
]

describe('the laws of the contract', () => {
  test('hold for every operation', () => {
    expect(breachesOf(operations)).toEqual([])
    expect(operations.length).toBeGreaterThan(20)
  })
  test('hold for a sound one', () => {
    expect(
      breachesOf([sound, changing, { ...sound, id: 'a.other', path: `${sound.path}/c`, failures: [said] }]),
    ).toEqual([])
  })
  test.each(planted)('are broken by a planted fault: %s', (words, faulty) => {
    expect(breachesOf(faulty).join('\n')).toContain(words)
  })
})
