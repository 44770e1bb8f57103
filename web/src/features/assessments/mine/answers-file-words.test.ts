import type { AnswersFile, ClientEvent } from '@cadre/attempt'
import { instant } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { broughtWords, fileRefusal, uploadFailure } from './answers-file-words.ts'

const at = instant(1_800_000_000_000)
const event = (id: string, content: ClientEvent['content']): ClientEvent => ({
  id,
  epoch: 1,
  sequence: 1,
  madeAt: at,
  content,
})
const answer = (id: string, question: string) => event(id, { kind: 'answer', question, response: null })
const file = (...events: ClientEvent[]): AnswersFile => ({ attempt: 'att_1', writtenAt: at, events })

describe('Q5: what a brought answers file did, in words', () => {
  test('counts questions, not steps', () => {
    const brought = file(
      answer('a', '1'),
      answer('b', '1'),
      event('c', { kind: 'visit', question: '2' }),
      answer('d', '3'),
    )
    const receipts = [
      { id: 'a', outcome: 'late' as const },
      { id: 'b', outcome: 'counted' as const },
      { id: 'c', outcome: 'counted' as const },
      { id: 'd', outcome: 'known' as const },
    ]
    expect(broughtWords(brought, receipts)).toBe('Answers to 2\u00a0questions are kept and count.')
  })
  test('says what came too late', () => {
    expect(broughtWords(file(answer('a', '1')), [{ id: 'a', outcome: 'late' as const }])).toBe(
      '1\u00a0answer came after the end: kept, but not counted.',
    )
  })
  test('does not call late what came from a device that had lost the pen', () => {
    expect(broughtWords(file(answer('a', '1')), [{ id: 'a', outcome: 'fenced' as const }])).toBe(
      '1\u00a0answer came from a device after another had gone on with the attempt: kept, but not counted.',
    )
  })
  test('tells a damaged file from none and from somebody else’s', () => {
    expect(fileRefusal({ ok: false, code: 'attempt.file-damaged', details: {} }).title).toContain('changed or cut off')
    expect(fileRefusal({ ok: false, code: 'attempt.file-foreign', details: {} }).title).toBe(
      'This is not an answers file.',
    )
    const missing = { code: 'request.not-found', title: 'x', detail: null, fields: {}, passing: false }
    expect(uploadFailure(missing).detail).toContain('another person or another organisation')
    expect(uploadFailure({ ...missing, code: 'web.unreachable' })).toEqual({ ...missing, code: 'web.unreachable' })
  })
})
