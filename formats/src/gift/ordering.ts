import type { MarkupContext } from '../markup/context.ts'
import { orderScoring } from '../question-import/order-marking.ts'
import type { Item } from '../question/index.ts'
import { markdownOfGift, type TextFormat } from './text.ts'

const words = {
  select: /^(?:ALL|EXACT|RANDOM|REL|CONTIGUOUS|CONTIG)$/,
  layout: /^(?:HORIZONTAL|HORI|H|VERTICAL|VERT|V|[01])$/,
  grading: /^(?:ALL_OR_NOTHING|ABSOLUTE_POSITION|ABSOLUTE|ABS|RELATIVE\w*|REL|LONGEST_\w+)$/,
  show: /^(?:SHOW|TRUE|YES|HIDE|FALSE|NO|[01])$/,
} as const

/** `>4 ALL VERTICAL ABSOLUTE_POSITION SHOW`, then a step a line, as Moodle's ordering questions are written in GIFT. */
export function giftOrdering(source: string, format: TextFormat, context: MarkupContext): Item | null {
  const [, count = '', head = '', body = ''] = /^>\s*(\d+)[ \t]*([^\n]*)\n([\s\S]*)$/.exec(source) ?? []
  if (count === '') return null
  const said = new Map<string, string>()
  const left = head.split(/\s+/).filter((word) => word !== '')
  for (const [name, pattern] of Object.entries(words)) {
    const [next] = left
    if (next !== undefined && pattern.test(next)) said.set(name, left.shift() ?? '')
  }
  if (left.length > 0) return null
  const lines = body.split('\n').filter((line) => line.trim() !== '')
  const settings = {
    grading: said.get('grading') ?? '',
    select: said.get('select') ?? 'RANDOM',
    count: Number(count),
    steps: lines.length,
  }
  const steps = lines.map((line) => ({ text: markdownOfGift(line, format, context) }))
  return { kind: 'ordering', steps, scoring: orderScoring(settings, context.notes) }
}
