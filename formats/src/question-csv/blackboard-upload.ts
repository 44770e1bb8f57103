import { ok } from '@cadre/kernel'
import { tooMany } from '../gift/read.ts'
import { numberRange } from '../gift/numbers.ts'
import { choiceItem } from '../question-import/choice-item.ts'
import { type Collector, questionCollector } from '../question-import/collector.ts'
import type { ReadResult } from '../question-import/fidelity.ts'
import type { ImportLimits } from '../question-import/limits.ts'
import { collectNotes, type Notes } from '../question-import/notes.ts'
import type { PlainSource } from '../question-import/source-text.ts'
import { type Made, none, shown } from './made.ts'
import { patternOfText } from '../question/text-pattern.ts'
import { essay, looksLikeHtml, recordText, tooManyParts } from './record-texts.ts'

/**
 * Blackboard's file for "Upload questions": one question a line, fields parted by tabs, the kind first, no header.
 * https://help.blackboard.com/Learn/Instructor/Original/Tests_Pools_Surveys/Orig_Reuse_Questions/Upload_Questions
 */
const kinds = /^"?(?:MC|MA|TF|ESS|SR|ORD|MAT|FIB|FIB_PLUS|FIL|NUM|OP|JUMBLED_SENTENCE|QUIZ_BOWL)"?\t/i

export const looksLikeBlackboardUpload = (text: string): boolean => kinds.test(text.trimStart())

export function readBlackboardUpload({ text, isGuessed }: PlainSource, limits: ImportLimits): ReadResult {
  const collector = questionCollector(limits, isGuessed)
  for (const [i, written] of text.split('\n').entries()) {
    if (written.trim() === '') continue
    if (!collector.hasRoom()) {
      collector.skip('', { line: i + 1 }, tooMany(limits))
      break
    }
    readLine(written.split('\t').map(unquoted), i + 1, collector)
  }
  return ok(collector.done('csv'))
}

/** Excel puts quotes around a field that holds one, and doubles those within. */
function unquoted(field: string): string {
  const inner = /^\s*"((?:[^"]|"")*)"\s*$/.exec(field)?.[1]
  return (inner === undefined ? field : inner.replaceAll('""', '"')).trim()
}

type Line = { readonly fields: readonly string[]; readonly notes: Notes; readonly say: (text: string) => string }

function readLine([kind = '', asked = '', ...rest]: readonly string[], line: number, collector: Collector): void {
  const notes = collectNotes()
  const say = (text: string): string => recordText(text, notes, looksLikeHtml(text))
  // A spreadsheet fills each line up to the longest.
  const fields = rest.slice(0, rest.findLastIndex((field) => field !== '') + 1)
  const crowd = tooManyParts(Math.ceil(fields.length / 2), collector.limits)
  const made = crowd ? { why: crowd } : itemOf(kind.toUpperCase(), { fields, notes, say })
  if ('why' in made) return collector.skip(asked, { line }, made.why)
  collector.add({ stem: say(asked), item: made.item, references: [], tags: [], category: [] }, { line }, notes)
}

function itemOf(kind: string, line: Line): Made {
  switch (kind) {
    case 'MC':
    case 'MA':
      return choice(line, kind === 'MA')
    case 'TF':
      return truth(line)
    case 'ORD':
      return {
        item: {
          kind: 'ordering',
          steps: line.fields.map((text) => ({ text: line.say(text) })),
          scoring: 'all-or-nothing',
        },
      }
    case 'MAT':
      return matching(line)
    case 'FIB':
      return {
        item: {
          kind: 'text',
          answers: line.fields.map((text) => ({ text: patternOfText(text), credit: 100 })),
          caseSensitive: false,
        },
      }
    case 'NUM':
      return numeric(line)
    case 'ESS':
    case 'SR':
      return { why: essay }
    case 'FIB_PLUS':
      return none('several-interactions', 'it has several blanks within one text; ask them one by one')
    default:
      return none('unknown-type', `${shown(kind)} in its first field is no kind of question that this bank has`)
  }
}

const pairsOf = (fields: readonly string[]): [string, string][] =>
  Array.from({ length: Math.ceil(fields.length / 2) }, (_, i) => [fields[2 * i] ?? '', fields[2 * i + 1] ?? ''])

function choice({ fields, notes, say }: Line, several: boolean): Made {
  const marked = pairsOf(fields).map(([text, word]) => ({ text, word: word.toLowerCase() }))
  const strange = marked.find(({ word }) => word !== 'correct' && word !== 'incorrect')
  if (strange)
    return none('wrong-options', `behind its answer ${shown(strange.text)} stands neither "correct" nor "incorrect"`)
  const right = marked.filter(({ word }) => word === 'correct').length
  if (right === 0) return none('no-key', 'none of its answers is marked "correct"')
  const options = marked.map(({ text, word }) => ({ text: say(text), credit: word === 'correct' ? 100 / right : 0 }))
  return {
    item: choiceItem({ options, several: several || right > 1, shuffle: true, scoring: 'all-or-nothing' }, notes),
  }
}

function truth({ fields: [word = ''] }: Line): Made {
  const said = word.toLowerCase()
  if (said !== 'true' && said !== 'false') return none('no-key', 'its third field is neither "true" nor "false"')
  const options = ['True', 'False'].map((text) => ({ text, credit: text.toLowerCase() === said ? 100 : 0 }))
  return { item: { kind: 'single', options, shuffle: false } }
}

function matching({ fields, say }: Line): Made {
  if (fields.length % 2 === 1) return none('wrong-options', 'its last answer has nothing that it matches')
  const pairs = pairsOf(fields).map(([prompt, answer]) => ({ prompt: say(prompt), answer: say(answer) }))
  return { item: { kind: 'matching', pairs, distractors: [], shuffle: true, scoring: 'by-pair' } }
}

function numeric({ fields: [value = '', tolerance = ''] }: Line): Made {
  const range = numberRange(tolerance === '' ? value : `${value}:${tolerance}`)
  if (!range) return none('wrong-value', `${shown(value)} is no number to answer with`)
  return { item: { kind: 'numeric', answers: [{ ...range, credit: 100 }] } }
}
