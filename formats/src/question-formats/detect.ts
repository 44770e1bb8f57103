import { strFromU8 } from 'fflate'
import { looksLikeCsv } from '../question-csv/index.ts'
import { decodeText } from '../bytes/decode-text.ts'
import type { QuestionFormat } from '../question-import/fidelity.ts'
import { isZip } from '../zip/read.ts'

/** The format a file is in, by what stands in it; its name does not matter. Null when it looks like none of ours. */
export function detectFormat(bytes: Uint8Array): QuestionFormat | null {
  if (isZip(bytes)) return 'qti21'
  const head = bytes.subarray(0, 64 * 1024)
  const decoded = decodeText(head)
  // The cut may fall within a character.
  const text = (decoded.ok ? decoded.value : strFromU8(head)).trimStart()
  return text.startsWith('<') ? xmlFormat(text) : textFormat(text.replaceAll(/\r\n?/g, '\n'))
}

/** Also what holds items, or only names them: then the reader says what to bring instead. */
const ofQti2 = new Set([
  'assessmentItem',
  'assessmentTest',
  'assessmentSection',
  'assessmentItems',
  'items',
  'manifest',
])

function xmlFormat(text: string): QuestionFormat | null {
  const root = /<([a-zA-Z][\w:.-]*)/
    .exec(text.replaceAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>/g, ''))?.[1]
    ?.replace(/^.*:/, '')
  if (root === 'quiz') return 'moodle-xml'
  if (root === 'questestinterop') return 'qti12'
  if (root?.startsWith('qti-') === true) return 'qti3'
  if (root !== undefined && ofQti2.has(root)) return /v2p2/.test(text) ? 'qti22' : 'qti21'
  return null
}

function textFormat(text: string): QuestionFormat | null {
  if (/^bank:\s*\d/m.test(text) && /^questions:/m.test(text)) return 'yaml'
  if (looksLikeCsv(text)) return 'csv'
  if (/^\s*ANSWER\s*:\s*[A-Za-z]/im.test(text) && /^\s*[A-Za-z][.)]\s*\S/m.test(text)) return 'aiken'
  const [open, close] = [text.indexOf('{'), text.lastIndexOf('}')]
  return (open >= 0 && close > open) || /^(?:\$CATEGORY:|::)/m.test(text) ? 'gift' : null
}
