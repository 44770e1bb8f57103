import { creditTolerance, isFullCredit } from './credit.ts'
import type { Item } from './question.ts'

/** Why an item is none, in the words of a refusal: `at` names the part of the item that is wrong. */
export type ItemFlaw = { readonly at: 'options' | 'steps' | 'pairs' | 'answers' | 'choose'; readonly reason: string }

/** What must be true of every item, wherever it comes from. Empty when all is well. */
export function itemFlaws(item: Item): ItemFlaw[] {
  switch (item.kind) {
    case 'single':
      return [...tooFew('options', item.options, 2), ...singleFlaws(item.options)]
    case 'multiple':
      return [...tooFew('options', item.options, 2), ...multipleFlaws(item)]
    case 'ordering':
      return tooFew('steps', item.steps, 2)
    case 'matching':
      return [...tooFew('pairs', item.pairs, 2), ...matchingFlaws(item)]
    case 'numeric':
    case 'text':
      return [...tooFew('answers', item.answers, 1), ...answerFlaws(item.answers)]
  }
}

type At = ItemFlaw['at']
type Credited = { readonly credit: number }

const tooFew = (at: At, list: readonly unknown[], least: number): ItemFlaw[] =>
  list.length >= least ? [] : [{ at, reason: `there must be at least ${least} ${at}, not ${list.length}` }]

function singleFlaws(options: readonly Credited[]): ItemFlaw[] {
  const right = options.filter(({ credit }) => isFullCredit(credit)).length
  return right === 1 ? [] : [{ at: 'options', reason: `exactly one option must be right, not ${right}` }]
}

function multipleFlaws({ options, choose }: Extract<Item, { kind: 'multiple' }>): ItemFlaw[] {
  const right = options.filter(({ credit }) => credit > 0)
  const sum = right.reduce((total, { credit }) => total + credit, 0)
  const found: ItemFlaw[] = []
  if (right.length < 2) found.push({ at: 'options', reason: `at least two options must be right, not ${right.length}` })
  else if (Math.abs(sum - 100) > creditTolerance) {
    found.push({ at: 'options', reason: `the credits of the right options must sum to 100, not ${round(sum)}` })
  }
  if (choose !== undefined && choose !== right.length) {
    found.push({ at: 'choose', reason: `takers are told to choose ${choose}, but ${right.length} options are right` })
  }
  return found
}

function matchingFlaws({ pairs, distractors }: Extract<Item, { kind: 'matching' }>): ItemFlaw[] {
  const answers = new Set(pairs.map(({ answer }) => answer))
  const also = distractors.filter((distractor) => answers.has(distractor))
  return also.length === 0 ? [] : [{ at: 'pairs', reason: 'a distractor is also the answer of a pair; remove one' }]
}

const answerFlaws = (answers: readonly Credited[]): ItemFlaw[] =>
  answers.length === 0 || answers.some(({ credit }) => isFullCredit(credit))
    ? []
    : [{ at: 'answers', reason: 'at least one answer must have 100 percent of the points' }]

const round = (value: number): number => Math.round(value * 1e5) / 1e5
