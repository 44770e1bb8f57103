import { ok } from '@cadre/kernel'
import type { MarkupContext } from '../markup/context.ts'
import { questionCollector, type Collector } from '../question-import/collector.ts'
import type { Note, ReadResult } from '../question-import/fidelity.ts'
import { labelsOfTags } from '../question-import/label-tags.ts'
import { importLimits, type ImportLimits } from '../question-import/limits.ts'
import { collectNotes } from '../question-import/notes.ts'
import { plainSource } from '../question-import/source-text.ts'
import { type GiftBlock, giftBlocks } from './blocks.ts'
import { hideEscapes, showEscapes } from './escapes.ts'
import { giftItem } from './item.ts'
import { formatOf, markdownOfGift, type TextFormat } from './text.ts'

/** A GIFT file as questions, with what became of each. Reads what Moodle reads, and never throws. */
export function readGift(source: string | Uint8Array, limits: ImportLimits = importLimits): ReadResult {
  const plain = plainSource(source, 'gift', limits)
  if (!plain.ok) return plain
  const { text, isGuessed } = plain.value
  const collector = questionCollector(limits, isGuessed)
  for (const block of giftBlocks(text)) {
    if (!collector.hasRoom()) {
      collector.skip('', { line: block.line }, tooMany(limits))
      break
    }
    readBlock(block, collector)
  }
  return ok(collector.done('gift'))
}

export const tooMany = (limits: ImportLimits): Note => ({
  code: 'too-many',
  words: `only the first ${limits.questions} questions of a file are read; this and what follows is not`,
})

type Parts = {
  readonly title?: string
  readonly stem: string
  readonly format: TextFormat
  readonly answers: string
  readonly feedback: string
}

function readBlock({ line, text, id, tags, category }: GiftBlock, collector: Collector): void {
  const place = { line, ...(id === undefined ? {} : { item: id }) }
  if (text.length > 50 * collector.limits.text) {
    return collector.skip(text.slice(0, 80), place, { code: 'too-long', words: 'the question is too long to be one' })
  }
  const parts = partsOf(hideEscapes(text))
  const title = parts.ok ? (parts.parts.title ?? parts.parts.stem) : showEscapes(text)
  if (!parts.ok) return collector.skip(title, place, parts.note)
  const { stem, format, answers, feedback } = parts.parts
  const signs = answers.length - answers.replaceAll(/[=~]/g, '').length
  if (signs > 4 * collector.limits.list) {
    return collector.skip(title, place, {
      code: 'too-many-options',
      words: `it has some ${signs} answers; at most ${collector.limits.list} are kept`,
    })
  }
  const notes = collectNotes()
  const context: MarkupContext = { notes, media: () => null }
  const found = giftItem(answers, format, context)
  if (!found.ok) return collector.skip(title, place, found.note)
  const explanation = markdownOfGift(feedback, format, context)
  collector.add(
    {
      ...(id === undefined ? {} : { id }),
      ...(parts.parts.title === undefined ? {} : { title: parts.parts.title }),
      stem: markdownOfGift(stem, format, context),
      item: found.item,
      explanation,
      references: [],
      category,
      ...labelsOfTags(tags),
    },
    place,
    notes,
  )
}

type Found = { readonly ok: true; readonly parts: Parts } | { readonly ok: false; readonly note: Note }

/** `::title::[format]stem {answers####feedback} rest`, with escapes hidden. */
function partsOf(source: string): Found {
  const [whole = '', name] = /^\s*::([\s\S]*?)::/.exec(source) ?? []
  const title = name === undefined ? {} : { title: showEscapes(name).trim() }
  const body = source.slice(whole.length)
  const start = body.indexOf('{')
  const end = body.indexOf('}', start + 1)
  if (start < 0 && !body.includes('}')) return fail('description', 'a description asks nothing')
  if (start < 0) return fail('unbalanced-braces', 'it closes a brace that it did not open; write \\} for a brace')
  if (end < 0) return fail('unbalanced-braces', 'its answers are not closed with }')
  const before = body.slice(0, start)
  const after = body.slice(end + 1)
  if (/[{}]/.test(after))
    return fail(
      'several-interactions',
      'it has several pairs of braces; ask each as a question of its own, or write \\{ and \\} where they are text',
    )
  const { format } = formatOf(before, 'moodle')
  const stem = after.trim() === '' ? before : `${before}_____${after}`
  const [answers, feedback] = splitAt(body.slice(start + 1, end), '####')
  return { ok: true, parts: { ...title, stem, format, answers, feedback } }
}

const fail = (code: string, words: string): Found => ({ ok: false, note: { code, words } })

const splitAt = (text: string, mark: string): [string, string] => {
  const at = text.lastIndexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)]
}
