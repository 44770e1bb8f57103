import { shuffled, unreachable, type Random } from '@cadre/kernel'
import type { Key } from '@cadre/marking'
import type { BankItem, FrozenQuestion } from './question-text.ts'

type Shown = { id: string; text: string }
/** What a taker chooses from. It is built up field by field, so that a field added to the bank never leaves by itself (I8). */
export type TakerItem =
  | { kind: 'single'; options: Shown[] }
  | { kind: 'multiple'; options: Shown[]; choose: number | null }
  | { kind: 'ordering'; steps: Shown[] }
  | { kind: 'matching'; prompts: Shown[]; answers: Shown[] }
  | { kind: 'numeric'; unit: string }
  | { kind: 'text' }

/**
 * The question as its taker sees it.
 * @param random one seeded by the attempt and the version, so that a taker sees the same order again after a reload.
 */
export function takerViewOf({ versionId, text, case: study }: FrozenQuestion, random: Random) {
  return {
    versionId,
    stem: text.stem,
    item: takerItemOf(text.item, random),
    case: study && { title: study.title, text: study.text },
  }
}

const shown = ({ id, text }: Shown): Shown => ({ id, text })
const inOrder = <T>(random: Random, items: readonly T[], shuffle: boolean): readonly T[] =>
  shuffle ? shuffled(random, items) : items

function takerItemOf(item: BankItem, random: Random): TakerItem {
  switch (item.kind) {
    case 'single':
      return { kind: 'single', options: inOrder(random, item.options, item.shuffle).map(shown) }
    case 'multiple':
      return {
        kind: 'multiple',
        options: inOrder(random, item.options, item.shuffle).map(shown),
        choose: item.choose,
      }
    case 'ordering':
      return { kind: 'ordering', steps: shuffled(random, item.steps).map(shown) }
    case 'matching': {
      // The prompts may keep their order; the answers never do, else they would stand beside their prompts.
      const prompts = inOrder(random, item.pairs, item.shuffle).map(({ id, prompt }) => ({ id, text: prompt }))
      const answers = [
        ...item.pairs.map(({ answerId, answer }) => ({ id: answerId, text: answer })),
        ...item.distractors,
      ]
      return { kind: 'matching', prompts, answers: shuffled(random, answers).map(shown) }
    }
    case 'numeric':
      return { kind: 'numeric', unit: item.unit }
    case 'text':
      return { kind: 'text' }
    default:
      return unreachable(item)
  }
}

/** What marks an answer; ids are those of the taker's view. */
export function answerKeyOf({ text: { item } }: Pick<FrozenQuestion, 'text'>): Key {
  switch (item.kind) {
    case 'single':
      return { kind: 'single', options: item.options.map(({ id, credit }) => ({ id, credit })) }
    case 'multiple':
      return {
        kind: 'multiple',
        options: item.options.map(({ id, credit }) => ({ id, credit })),
        scoring: item.scoring,
        ...(item.choose !== null && { choose: item.choose }),
      }
    case 'ordering':
      return { kind: 'ordering', order: item.steps.map(({ id }) => id), scoring: item.scoring }
    case 'matching':
      return {
        kind: 'matching',
        pairs: Object.fromEntries(item.pairs.map(({ id, answerId }) => [id, answerId])),
        scoring: item.scoring,
      }
    case 'numeric':
      return {
        kind: 'numeric',
        answers: item.answers.map(({ value, tolerance, credit }) => ({ value, tolerance, credit })),
        ...(item.unit !== '' && { unit: item.unit }),
      }
    case 'text':
      return {
        kind: 'text',
        answers: item.answers.map(({ text, credit }) => ({ text, credit })),
        caseSensitive: item.caseSensitive,
      }
    default:
      return unreachable(item)
  }
}

/** The question with its key, reasons and references: for takers once the review of their attempt is open. */
export function reviewViewOf({ versionId, text, case: study }: FrozenQuestion) {
  const { stem, item, explanation, references } = text
  return {
    versionId,
    stem,
    item,
    case: study && { title: study.title, text: study.text },
    explanation,
    references: references.map(({ title, url }) => ({ title, url })),
  }
}
