import { Socket } from 'node:net'
import { unavailable } from '@cadre/contracts'
import { DatabaseError } from 'pg'
import { expect, test } from 'vitest'
import { isTransient, isUnavailable, refusalOf } from './faults.ts'

const ofSystem = (code: string) => Object.assign(new Error(`write ${code}`), { code })
function ofServer(code: string, constraint?: string) {
  const error = new DatabaseError('refused', 7, 'error')
  return Object.assign(error, { code, ...(constraint !== undefined && { constraint }) })
}

test.each(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'ERR_STREAM_DESTROYED'])(
  'a connection that ended with %s says come back (I10)',
  (code) => {
    expect(isUnavailable(ofSystem(code))).toBe(true)
    expect(refusalOf(ofSystem(code))).toMatchObject({ code: unavailable.code, details: { retryAfterSeconds: 2 } })
  },
)

test('so does the error of a socket that really was written to after its end', async () => {
  const socket = new Socket().destroy()
  const error = await new Promise((resolve) => socket.once('error', resolve).write('x', resolve))
  expect(isUnavailable(error)).toBe(true)
})

test.each(['57P01', '53300', '08006', '58030', '25006'])('a server that says %s is away', (code) => {
  expect(isUnavailable(ofServer(code))).toBe(true)
})

test('what input caused is refused, a bug is not', () => {
  expect(refusalOf(ofServer('23505', 'people_email'))).toMatchObject({ details: { constraint: 'people_email' } })
  expect(refusalOf(ofServer('42P01'))).toBeNull()
  expect(refusalOf(ofSystem('EINVAL'))).toBeNull()
  expect([isTransient(ofServer('40P01')), isTransient(ofSystem('EPIPE'))]).toEqual([true, false])
})
