import type { Response } from '@cadre/attempt'
import { unreachable } from '@cadre/kernel'
import type { Key } from './key.ts'
import { type Mark, markOf } from './credit.ts'
import { markNumeric } from './mark-numeric.ts'
import { matchesPattern } from './match-text.ts'

/**
 * Marks a response by a key. Pure, and total: any response to any key has a mark.
 *
 * single: the chosen option's credit. multiple, all-or-nothing: 100 when exactly the options with credit above 0 are chosen; by-credit: the
 * sum of the chosen credits, not below 0, and 0 when more than `choose` are chosen. ordering, by-position: 100 x ids at their place /
 * ids. matching, by-pair: 100 x right pairs / prompts. numeric and text: the credit of the first answer that fits.
 *
 * Shares are rounded to whole hundredths, half up: 2 of 3 is 67. Only everything right is 100: 299 of 300 is 99.
 * @param response null when the question was left open or cleared.
 */
export function mark(key: Key, response: Response | null): Mark {
  if (response === null) return markOf(0, { kind: 'no-answer' })
  switch (key.kind) {
    case 'single':
      return response.kind === 'single' ? markOf(creditOf(key, response.option)) : wrongKind
    case 'multiple':
      return response.kind === 'multiple' ? markMultiple(key, new Set(response.options)) : wrongKind
    case 'ordering':
      return response.kind === 'ordering' ? markOrdering(key, response.order) : wrongKind
    case 'matching':
      return response.kind === 'matching' ? markMatching(key, response.pairs) : wrongKind
    case 'numeric':
      return response.kind === 'numeric' ? markNumeric(key, response.text) : wrongKind
    case 'text':
      return response.kind === 'text' ? markText(key, response.text) : wrongKind
    default:
      return unreachable(key)
  }
}

const wrongKind = markOf(0, { kind: 'wrong-kind' })
type KeyOf<K extends Key['kind']> = Extract<Key, { kind: K }>

const creditOf = ({ options }: KeyOf<'single' | 'multiple'>, option: string): number =>
  options.find(({ id }) => id === option)?.credit ?? 0

function markMultiple(key: KeyOf<'multiple'>, chosen: ReadonlySet<string>): Mark {
  if (key.scoring === 'all-or-nothing') {
    const right = key.options.filter(({ credit }) => credit > 0).map(({ id }) => id)
    return markOf(right.length === chosen.size && right.every((id) => chosen.has(id)) ? 100 : 0)
  }
  if (key.choose !== undefined && chosen.size > key.choose) return markOf(0)
  const earned = [...chosen].reduce((sum, option) => sum + creditOf(key, option), 0)
  const full = key.options.reduce((sum, { credit }) => sum + Math.max(0, credit), 0)
  return markOf(shareOf(earned, Math.max(full, 1)))
}

function markOrdering({ order, scoring }: KeyOf<'ordering'>, given: readonly string[]): Mark {
  const placed = order.filter((id, place) => given[place] === id).length
  const whole = placed === order.length && given.length === order.length
  if (scoring === 'all-or-nothing') return markOf(whole ? 100 : 0)
  return markOf(whole ? 100 : Math.min(99, shareOf(placed, order.length)))
}

function markMatching({ pairs, scoring }: KeyOf<'matching'>, given: Readonly<Record<string, string>>): Mark {
  const prompts = Object.entries(pairs)
  const right = prompts.filter(([prompt, answer]) => Object.hasOwn(given, prompt) && given[prompt] === answer).length
  if (scoring === 'all-or-nothing') return markOf(right === prompts.length ? 100 : 0)
  return markOf(shareOf(right, prompts.length))
}

function markText({ answers, caseSensitive }: KeyOf<'text'>, text: string): Mark {
  const fitting = answers.find((answer) => matchesPattern(answer.text, text, caseSensitive))
  return markOf(fitting?.credit ?? 0)
}

/** Hundredths that a part of a whole is; all of it and nothing less is 100. */
const shareOf = (part: number, whole: number): number => {
  if (part >= whole) return 100
  return Math.min(99, (100 * part) / whole)
}
