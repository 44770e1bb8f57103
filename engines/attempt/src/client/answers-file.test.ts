import { expectOk, instant } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClientEvent, EventContent } from '../client-event.ts'
import type { Response } from '../response.ts'
import { parseAnswersFile, writeAnswersFile } from './answers-file.ts'
import { crc32 } from './crc32.ts'

const id = fc.string({ minLength: 1, maxLength: 20 })
const response: fc.Arbitrary<Response> = fc.oneof(
  fc.record({ kind: fc.constant('single' as const), option: id }),
  fc.record({ kind: fc.constant('multiple' as const), options: fc.array(id) }),
  fc.record({ kind: fc.constant('ordering' as const), order: fc.array(id) }),
  fc.record({ kind: fc.constant('matching' as const), pairs: fc.dictionary(id, id, { noNullPrototype: true }) }),
  fc.record({ kind: fc.constantFrom('numeric' as const, 'text' as const), text: fc.string({ unit: 'grapheme' }) }),
)
const content: fc.Arbitrary<EventContent> = fc.oneof(
  fc.record({ kind: fc.constant('answer' as const), question: id, response: fc.option(response) }),
  fc.record({ kind: fc.constant('flag' as const), question: id, flagged: fc.boolean() }),
  fc.record({ kind: fc.constant('strike' as const), question: id, options: fc.array(id) }),
  fc.record({ kind: fc.constant('note' as const), question: id, text: fc.string() }),
  fc.record({ kind: fc.constant('visit' as const), question: id }),
  fc.record({ kind: fc.constantFrom('leave' as const, 'return' as const) }),
  fc.record({ kind: fc.constant('submit' as const), auto: fc.boolean() }),
)
const count = fc.integer({ min: 1, max: 1e6 })
const event: fc.Arbitrary<ClientEvent> = fc.record({
  id,
  epoch: count,
  sequence: count,
  madeAt: count.map(instant),
  content,
})
const file = fc.record({ attempt: id, writtenAt: count.map(instant), events: fc.array(event) })

describe('the answers file (Q5)', () => {
  test('gives back what was written, to the letter', () => {
    fc.assert(
      fc.property(file, (answers) => {
        expect(expectOk(parseAnswersFile(writeAnswersFile(answers)))).toEqual(answers)
      }),
    )
  })
  test('cut off anywhere, or with one character changed, it is refused', () => {
    const text = writeAnswersFile({
      attempt: 'a',
      writtenAt: instant(1),
      events: fc.sample(event, { numRuns: 3, seed: 7 }),
    })
    const body = text.indexOf('"body"')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length - 3 }), (at) => {
        expect(parseAnswersFile(text.slice(0, at)).ok).toBe(false)
        const changed = text.charAt(at) === '7' ? '8' : '7'
        if (at > body && /[0-9a-z]/.test(text.charAt(at)))
          expect(parseAnswersFile(text.slice(0, at) + changed + text.slice(at + 1)).ok).toBe(false)
      }),
    )
  })
  test.each([
    ['', 'attempt.file-unreadable'],
    ['[]', 'attempt.file-unreadable'],
    ['{"format":"other"}', 'attempt.file-foreign'],
    ['{"format":"cadre-answers","version":2}', 'attempt.file-newer'],
    ['{"format":"cadre-answers","version":1,"check":"0","body":{}}', 'attempt.file-damaged'],
  ])('%s is refused as %s', (text, code) => {
    expect(parseAnswersFile(text)).toMatchObject({ ok: false, code })
  })
  test('names the event that is none', () => {
    const body = { attempt: 'a', writtenAt: 1, events: [{ id: 'e1' }] }
    const text = JSON.stringify({ format: 'cadre-answers', version: 1, check: crc32(JSON.stringify(body)), body })
    expect(parseAnswersFile(text)).toMatchObject({ code: 'attempt.file-bad-event', details: { index: 0 } })
  })
  test('the check is CRC-32: "1" and "2" as UTF-16 give what zlib gives for the bytes 31 00 32 00', () => {
    expect(crc32('12')).toBe('84a314a9')
  })
})
