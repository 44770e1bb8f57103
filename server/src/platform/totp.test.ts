import { instant } from '@cadre/kernel'
import { expect, test } from 'vitest'
import { codeAt, stepOfCode, totpEnrolment } from './totp.ts'

// The key of the test vectors in RFC 6238, appendix B; the RFC prints eight digits, of which an app shows the last six.
const secret = Buffer.from('12345678901234567890')
const at = (seconds: number) => instant(seconds * 1_000)

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at %i s the code is %s (RFC 6238, appendix B)', (seconds, code) => {
  expect(codeAt(secret, at(seconds))).toBe(code)
  expect(stepOfCode(secret, code, at(seconds))).toBe(Math.floor(seconds / 30))
})

test('a code counts one step early or late, and no more', () => {
  const code = codeAt(secret, at(900))
  const steps = [810, 840, 870, 900, 930, 960, 990].map((seconds) => stepOfCode(secret, code, at(seconds)))
  expect(steps).toEqual([null, null, 30, 30, 30, null, null])
})

test('an app reads the key from a link or a picture', () => {
  const { uri, qrImage, secret: text } = totpEnrolment(secret, 'ana@example.org')
  expect(uri).toBe(
    `otpauth://totp/Cadre:ana%40example.org?issuer=Cadre&secret=${text}&algorithm=SHA1&digits=6&period=30`,
  )
  expect(text).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  expect(decodeURIComponent(qrImage)).toMatch(/^data:image\/svg\+xml,<svg .*<path d="M4 4h1v1h-1z/)
})
