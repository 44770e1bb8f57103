import { unreachable } from '@cadre/kernel'
import type { Item, Question } from '@cadre/formats/question'
import type { Place } from './question.ts'
import type { BankItem, QuestionText } from './question-text.ts'

const reasoned = <T extends object>(part: T, reason: string): T & { reason?: string } =>
  reason === '' ? part : { ...part, reason }

function itemOf(item: BankItem): Item {
  switch (item.kind) {
    case 'single':
      return { ...item, options: item.options.map(({ text, credit, reason }) => reasoned({ text, credit }, reason)) }
    case 'multiple': {
      const { choose, ...rest } = item
      const options = item.options.map(({ text, credit, reason }) => reasoned({ text, credit }, reason))
      return { ...rest, options, ...(choose !== null && { choose }) }
    }
    case 'ordering':
      return { ...item, steps: item.steps.map(({ text, reason }) => reasoned({ text }, reason)) }
    case 'matching':
      return {
        ...item,
        pairs: item.pairs.map(({ prompt, answer, reason }) => reasoned({ prompt, answer }, reason)),
        distractors: item.distractors.map(({ text }) => text),
      }
    case 'numeric': {
      const { unit, answers } = item
      const parts = answers.map(({ reason, ...answer }) => reasoned(answer, reason))
      return { kind: 'numeric', answers: parts, ...(unit !== '' && { unit }) }
    }
    case 'text':
      return { ...item, answers: item.answers.map(({ reason, ...answer }) => reasoned(answer, reason)) }
    default:
      return unreachable(item)
  }
}

export type Exported = {
  readonly key: string
  readonly place: Place
  readonly text: QuestionText
  readonly caseKey: string | null
  readonly enemies: readonly string[]
}

const isDifficulty = (value: number | null): value is 1 | 2 | 3 | 4 | 5 => value !== null && value >= 1 && value <= 5

/** A question of the bank as files carry it. */
export function questionForSet({ key, place, text, caseKey, enemies }: Exported): Question {
  const { title, stem, item, explanation, references, scenarioSource } = text
  return {
    key,
    ...(title !== '' && { title }),
    stem,
    item: itemOf(item),
    ...(explanation !== '' && { explanation }),
    references: references.map((each) => ({ title: each.title, url: each.url })),
    tags: place.tags,
    domain: place.domain,
    ...(place.objective !== null && { objective: place.objective }),
    ...(isDifficulty(place.difficulty) && { difficulty: place.difficulty }),
    category: [],
    ...(caseKey !== null && { case: caseKey }),
    enemies,
    ...(scenarioSource !== '' && { scenarioSource }),
  }
}
