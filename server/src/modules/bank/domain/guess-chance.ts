import type { BankItem } from './question-text.ts'

/** Chance of answering rightly without knowing anything, [0, 1): one way among all that the form of the question allows. */
export function guessChance(item: BankItem): number {
  switch (item.kind) {
    case 'single':
      return 1 / Math.max(2, item.options.length)
    case 'multiple': {
      const right = item.choose ?? item.options.filter(({ credit }) => credit > 0).length
      return 1 / Math.max(2, waysToChoose(item.options.length, right))
    }
    case 'ordering':
      return 1 / Math.max(2, factorial(item.steps.length))
    case 'matching':
      return 1 / Math.max(2, waysToMatch(item.pairs.length, item.pairs.length + item.distractors.length))
    case 'numeric':
    case 'text':
      return 0
  }
}

const waysToChoose = (of: number, some: number): number =>
  Array.from({ length: Math.min(some, of - some) }, (_, k) => (of - k) / (k + 1)).reduce((ways, each) => ways * each, 1)

const waysToMatch = (prompts: number, answers: number): number =>
  Array.from({ length: prompts }, (_, k) => answers - k).reduce((ways, each) => ways * each, 1)

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
