import type { Response } from '@cadre/attempt'
import type { Key } from '@cadre/marking'
import { normal, pick, type Random } from '@cadre/kernel'

/** How able somebody is, in logits beside questions of middling difficulty. */
export const abilityOf = (random: Random, practised: boolean): number => normal(random) * 0.7 + (practised ? 1.1 : 0)

/** Chance that somebody answers rightly: a logistic curve above guessing. @param difficulty the author's, 1 to 5. */
export const chanceOf = (ability: number, difficulty: number): number =>
  0.2 + 0.8 / (1 + Math.exp((difficulty - 3) * 0.8 - ability))

/** A response to a question whose key is wrong, or reads as if it were: the able choose one and the same other option. */
export function misledBy(key: Extract<Key, { kind: 'single' }>, ability: number): Response {
  const right = key.options.find(({ credit }) => credit === 100)
  const other = key.options.find(({ credit }) => credit !== 100)
  return { kind: 'single', option: (ability > 0 ? other : right)?.id ?? '' }
}

/** A response that is right, or wrong as people are. */
export function responseTo(key: Key, right: boolean, random: Random): Response {
  switch (key.kind) {
    case 'single': {
      const options = key.options.filter(({ credit }) => (credit === 100) === right)
      return { kind: 'single', option: pick(random, options).id }
    }
    case 'multiple': {
      const good = key.options.filter(({ credit }) => credit > 0).map(({ id }) => id)
      const bad = key.options.filter(({ credit }) => credit <= 0).map(({ id }) => id)
      return { kind: 'multiple', options: right ? good : [...good.slice(1), ...bad.slice(0, 1)] }
    }
    case 'ordering': {
      const [first, second, ...rest] = key.order
      const wrong = first !== undefined && second !== undefined ? [second, first, ...rest] : key.order
      return { kind: 'ordering', order: right ? key.order : wrong }
    }
    case 'matching': {
      const prompts = Object.keys(key.pairs)
      const answers = Object.values(key.pairs)
      const turned = right ? answers : [...answers.slice(1), ...answers.slice(0, 1)]
      return { kind: 'matching', pairs: Object.fromEntries(prompts.map((prompt, i) => [prompt, turned[i] ?? ''])) }
    }
    case 'numeric':
      return { kind: 'numeric', text: String((key.answers[0]?.value ?? 0) + (right ? 0 : 1_000)) }
    case 'text':
      return { kind: 'text', text: right ? (key.answers[0]?.text ?? '') : 'something else' }
  }
}
