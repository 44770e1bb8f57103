import { unreachable } from '@cadre/kernel'
import type { BankItem, OptionPart, QuestionText } from './question-text.ts'

export type Problem = { readonly path: string; readonly words: string }
type Find = (path: string, words: string) => void

/** What is missing before somebody else is asked to review it. Empty: nothing. */
export function problemsOf({ stem, item, references }: QuestionText): Problem[] {
  const problems: Problem[] = []
  const find: Find = (path, words) => void problems.push({ path, words })
  if (stem.trim() === '') find('stem', 'the question itself is empty')
  if (/!\[\s*\]\(/.test(stem)) find('stem', 'an image has no words that say what it shows')
  itemProblems(item, find)
  if (references.length === 0) find('references', 'it names no reference that supports its answer')
  return problems
}

function itemProblems(item: BankItem, find: Find): void {
  switch (item.kind) {
    case 'single':
      return singleProblems(item.options, find)
    case 'multiple':
      return multipleProblems(item, find)
    case 'ordering':
      if (item.steps.length < 3) find('item.steps', 'it needs at least three steps')
      return textsDiffer(
        item.steps.map(({ text }) => text),
        'item.steps',
        find,
      )
    case 'matching':
      return matchingProblems(item, find)
    case 'text':
      if (item.answers.some(({ text }) => text.trim() === '')) find('item.answers', 'one of the answers is empty')
      return fullCredit(item.answers, find)
    case 'numeric':
      return fullCredit(item.answers, find)
    default:
      return unreachable(item)
  }
}

function fullCredit(answers: readonly { readonly credit: number }[], find: Find): void {
  if (!answers.some(({ credit }) => credit === 100)) find('item.answers', 'no answer counts in full')
}

function singleProblems(options: readonly OptionPart[], find: Find): void {
  choiceProblems(options, find)
  const right = options.filter(({ credit }) => credit === 100).length
  if (right !== 1) find('item.options', right === 0 ? 'no option is right' : 'more than one option is right')
}

function multipleProblems(item: Extract<BankItem, { kind: 'multiple' }>, find: Find): void {
  choiceProblems(item.options, find)
  const right = item.options.filter(({ credit }) => credit > 0)
  if (right.length < 2) find('item.options', 'at least two options have to be right')
  const sum = right.reduce((total, { credit }) => total + credit, 0)
  if (right.length > 0 && Math.abs(sum - 100) > 0.5)
    find('item.options', 'the right options have to make 100 % together')
  if (item.choose !== null && item.choose !== right.length)
    find('item.choose', `takers are told to choose ${item.choose}, and ${right.length} are right`)
}

function choiceProblems(options: readonly OptionPart[], find: Find): void {
  if (options.length < 3) find('item.options', 'it needs at least three options')
  textsDiffer(
    options.map(({ text }) => text),
    'item.options',
    find,
  )
  const without = options.flatMap(({ reason }, i) => (reason.trim() === '' ? [i + 1] : []))
  if (without.length > 0)
    find(
      'item.options',
      `${without.length === 1 ? 'option' : 'options'} ${listed(without)} ${without.length === 1 ? 'has' : 'have'} no reason`,
    )
}

function matchingProblems({ pairs, distractors }: Extract<BankItem, { kind: 'matching' }>, find: Find): void {
  if (pairs.length < 2) find('item.pairs', 'it needs at least two pairs')
  textsDiffer(
    pairs.map(({ prompt }) => prompt),
    'item.pairs',
    find,
  )
  textsDiffer([...pairs.map(({ answer }) => answer), ...distractors.map(({ text }) => text)], 'item.pairs', find)
}

function textsDiffer(texts: readonly string[], path: string, find: Find): void {
  const words = texts.map((text) => text.trim())
  if (words.includes('')) find(path, 'one of the choices is empty')
  const written = words.filter((word) => word !== '')
  if (new Set(written).size < written.length) find(path, 'two of the choices are the same')
}

const listed = (numbers: readonly number[]): string =>
  numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1) ?? ''}`
