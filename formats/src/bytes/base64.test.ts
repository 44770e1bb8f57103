import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { base64OfBytes, bytesOfBase64 } from './base64.ts'

test('any bytes are written as Node writes them, and read back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = base64OfBytes(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64'))
      expect(bytesOfBase64(text)).toEqual(bytes)
      expect(bytesOfBase64(text.replaceAll(/(.{4})/g, '$1\r\n '))).toEqual(bytes)
    }),
  )
})

test.each(['a', 'ab$c', 'ab=c', 'abc====', 'é'])('%s is not base64', (text) => {
  expect(bytesOfBase64(text)).toBeNull()
})
