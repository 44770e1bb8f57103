import { addDays, isBefore } from '@cadre/kernel'
import { bandOf, type FormSpec } from './form-spec.ts'
import { partOf, type Piece } from './piece.ts'
import type { Question } from './question.ts'

/** Why a question of the bank takes no part in this form. */
export type SetAsideReason =
  | 'other-domain'
  | 'other-type'
  | 'outside-bands'
  | 'seen-recently'
  | 'overexposed'
  | 'case-incomplete'

export type Pool = {
  /** Sorted by first id, so that the order of the bank never shows in a form. */
  readonly pieces: readonly Piece[]
  readonly setAside: ReadonlyMap<string, SetAsideReason>
}

/** The pieces a form may use, and why the rest of the bank may not be. */
export function poolOf(bank: readonly Question[], spec: FormSpec): Pool {
  const setAside = new Map<string, SetAsideReason>()
  const sorted = bank.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  for (const question of sorted) {
    const reason = reasonAgainst(question, spec)
    if (reason) setAside.set(question.id, reason)
  }
  const pieces: Piece[] = []
  for (const group of groupsOf(sorted)) {
    if (group.every(({ id }) => !setAside.has(id))) {
      pieces.push({ parts: group.map((question) => partOf(spec, question)), most: 1 })
    } else {
      for (const { id } of group) if (!setAside.has(id)) setAside.set(id, 'case-incomplete')
    }
  }
  return { pieces, setAside }
}

function reasonAgainst(question: Question, spec: FormSpec): SetAsideReason | null {
  if (!spec.domains.some(({ domain }) => domain === question.domain)) return 'other-domain'
  if (spec.types.length > 0 && !spec.types.some(({ type }) => type === question.type)) return 'other-type'
  if (spec.bands.length > 0 && bandOf(spec, question.difficulty) === null) return 'outside-bands'
  if (question.lastSeen !== null && isBefore(spec.today, addDays(question.lastSeen, spec.freshDays)))
    return 'seen-recently'
  return spec.mostExposures !== null && question.exposures >= spec.mostExposures ? 'overexposed' : null
}

function groupsOf(questions: readonly Question[]): Question[][] {
  const cases = new Map<string, Question[]>()
  const groups: Question[][] = []
  for (const question of questions) {
    const known = question.together === null ? undefined : cases.get(question.together)
    if (known) known.push(question)
    else {
      const group = [question]
      groups.push(group)
      if (question.together !== null) cases.set(question.together, group)
    }
  }
  return groups
}
