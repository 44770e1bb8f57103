import { intBelow, ok, refuse, unreachable, type Ok, type Random, type Refusal } from '@cadre/kernel'
import type { BankItem } from './question-text.ts'

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
/** 31^8, so that two of one question practically never meet; checked all the same. */
const idLength = 8

export type UnknownPart = Refusal<'bank.part-unknown', { kind: 'option'; id: string }>

/**
 * Gives every new part an id, and keeps those that the question gave before: an old attempt's answer means the same in
 * every version. Ids are random, since an order of writing would often be the order of the answer.
 * @param known ids that this question ever gave.
 */
export function nameParts(item: BankItem, known: ReadonlySet<string>, random: Random): Ok<BankItem> | UnknownPart {
  const given = new Set<string>()
  const strange = idsOfItem(item).find((id) => {
    if (id === '') return false
    const bad = !known.has(id) || given.has(id)
    given.add(id)
    return bad
  })
  if (strange !== undefined) return refuse('bank.part-unknown', { kind: 'option', id: strange })
  const taken = new Set(known)
  const named = (id: string): string => {
    if (id !== '') return id
    for (;;) {
      const made = Array.from({ length: idLength }, () => letters.charAt(intBelow(random, letters.length))).join('')
      if (taken.has(made)) continue
      taken.add(made)
      return made
    }
  }
  return ok(withIds(item, named))
}

function withIds(item: BankItem, named: (id: string) => string): BankItem {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return { ...item, options: item.options.map((part) => ({ ...part, id: named(part.id) })) }
    case 'ordering':
      return { ...item, steps: item.steps.map((part) => ({ ...part, id: named(part.id) })) }
    case 'matching':
      return {
        ...item,
        pairs: item.pairs.map((part) => ({ ...part, id: named(part.id), answerId: named(part.answerId) })),
        distractors: item.distractors.map((part) => ({ ...part, id: named(part.id) })),
      }
    case 'numeric':
    case 'text':
      return item
    default:
      return unreachable(item)
  }
}

export function idsOfItem(item: BankItem): string[] {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return item.options.map(({ id }) => id)
    case 'ordering':
      return item.steps.map(({ id }) => id)
    case 'matching':
      return [...item.pairs.flatMap(({ id, answerId }) => [id, answerId]), ...item.distractors.map(({ id }) => id)]
    case 'numeric':
    case 'text':
      return []
    default:
      return unreachable(item)
  }
}
