import { type Ok, ok, refuse } from '@cadre/kernel'
import { decodeText, guessedWindowsText } from '../bytes/decode-text.ts'
import type { QuestionFormat, UnreadableFile } from './fidelity.ts'
import type { ImportLimits } from './limits.ts'

/** The text of a file that is one text, within the limits, with `\n` for every line end. */
export function sourceText(
  source: string | Uint8Array,
  format: QuestionFormat,
  limits: ImportLimits,
): Ok<string> | UnreadableFile {
  const refused = (reason: string, line = 1) =>
    refuse('questions.file-unreadable', { format, place: { line }, reason } as const)
  if (source.length > limits.bytes) return refused(`the file is larger than ${limits.bytes} bytes`)
  const decoded = typeof source === 'string' ? ok(source.replace(/^\ufeff/, '')) : decodeText(source)
  if (!decoded.ok) {
    const before = typeof source === 'string' ? [] : source.subarray(0, decoded.details.offset)
    let line = 1
    for (const byte of before) if (byte === 10) line++
    return refused(decoded.details.reason, line)
  }
  if (!decoded.value.includes('\0')) return ok(decoded.value.replaceAll(/\r\n?/g, '\n'))
  return refused('it holds NUL characters, so it is no text', lineOf(decoded.value, decoded.value.indexOf('\0')))
}

export type PlainSource = {
  readonly text: string
  /** Its encoding was guessed. */
  readonly isGuessed: boolean
}

/** The same for formats that cannot say how they are encoded: what is no UTF-8 may be what Windows writes. */
export function plainSource(
  source: string | Uint8Array,
  format: QuestionFormat,
  limits: ImportLimits,
): Ok<PlainSource> | UnreadableFile {
  const text = sourceText(source, format, limits)
  if (text.ok) return ok({ text: text.value, isGuessed: false })
  const guessed = typeof source === 'string' || source.length > limits.bytes ? null : guessedWindowsText(source)
  return guessed === null ? text : ok({ text: guessed.replaceAll(/\r\n?/g, '\n'), isGuessed: true })
}

export function lineOf(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
