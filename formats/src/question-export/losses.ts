import type { Notes } from '../question-import/notes.ts'
import type { Item, Question } from '../question/index.ts'

/** Every option in an order of chance: the only way of formats that do not say. */
export function shuffledAlways(item: Item, notes: Notes): Item {
  if (!('shuffle' in item) || item.shuffle) return item
  notes.add('order-of-options', 'the order of its options is no longer fixed')
  return { ...item, shuffle: true }
}

/** Multiple response marked option by option, pairs one by one: the only way of formats that do not say. */
export function markedByPart(item: Item, notes: Notes): Item {
  if (item.kind === 'multiple') {
    if (item.scoring !== 'by-credit') notes.add('scoring', 'it is marked option by option, no longer all or nothing')
    if (item.choose !== undefined) notes.add('choose-dropped', 'how many options to choose is no longer told')
    const { choose: _choose, ...rest } = item
    return { ...rest, scoring: 'by-credit' }
  }
  if (item.kind === 'matching' && item.scoring !== 'by-pair') {
    notes.add('scoring', 'it is marked pair by pair, no longer all or nothing')
    return { ...item, scoring: 'by-pair' }
  }
  return item
}

/** Reasons of pairs and steps have no place in most formats. */
export function withoutReasonsOfParts(item: Item, notes: Notes): Item {
  const gone = (parts: readonly { readonly reason?: string }[]) => {
    if (parts.some(({ reason }) => reason !== undefined))
      notes.add('reason-dropped', 'the reasons of its parts were dropped')
  }
  if (item.kind === 'matching') {
    gone(item.pairs)
    return { ...item, pairs: item.pairs.map(({ prompt, answer }) => ({ prompt, answer })) }
  }
  if (item.kind === 'ordering') {
    gone(item.steps)
    return { ...item, steps: item.steps.map(({ text }) => ({ text })) }
  }
  return item
}

export function withoutUnit(item: Item, notes: Notes): Item {
  if (item.kind !== 'numeric' || item.unit === undefined) return item
  notes.add('unit-dropped', `its unit ${item.unit} was dropped`)
  const { unit: _unit, ...rest } = item
  return rest
}

export function withoutCase(item: Item, notes: Notes): Item {
  if (item.kind !== 'text' || !item.caseSensitive) return item
  notes.add('case-dropped', 'capital and small letters no longer differ')
  return { ...item, caseSensitive: false }
}

export function withoutPoints({ points, ...question }: Question, notes: Notes): Question {
  if (points !== undefined) notes.add('points-dropped', `that it is worth ${points} points was dropped`)
  return question
}
