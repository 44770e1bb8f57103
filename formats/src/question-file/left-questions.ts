import type { Finding } from '../yaml-file/problem.ts'

/** The first problem of each question by its position; null where something else than questions has one. */
export function firstOfEach(findings: readonly Finding[]): ReadonlyMap<number, Finding> | null {
  const first = new Map<number, Finding>()
  for (const finding of findings) {
    const [list, position] = finding.path
    if (list !== 'questions' || typeof position !== 'number') return null
    if (!first.has(position)) first.set(position, finding)
  }
  return first
}

type Entries = Readonly<Record<string, unknown>>
const isEntries = (data: unknown): data is Entries => typeof data === 'object' && data !== null

/** The file without some of its questions, and without what the others say of those; null where none would be left. */
export function withoutQuestions(data: unknown, positions: ReadonlySet<number>): Entries | null {
  const questions = isEntries(data) ? data['questions'] : null
  if (!isEntries(data) || !Array.isArray(questions) || questions.length <= positions.size) return null
  const kept = questions.filter((_, position) => !positions.has(position))
  const keys = new Set(kept.map(keyOf))
  return { ...data, questions: kept.map((question: unknown) => amongFriends(question, keys)) }
}

/** How a question is called as far as it says anything. */
export function titleAt(data: unknown, position: number): string {
  const questions = isEntries(data) ? data['questions'] : null
  const question: unknown = Array.isArray(questions) ? questions[position] : null
  if (!isEntries(question)) return ''
  const words = [question['title'], question['stem'], question['key']]
  return words.find((each): each is string => typeof each === 'string' && each.trim() !== '') ?? ''
}

const keyOf = (question: unknown): unknown => (isEntries(question) ? question['key'] : undefined)

function amongFriends(question: unknown, keys: ReadonlySet<unknown>): unknown {
  if (!isEntries(question) || !Array.isArray(question['enemies'])) return question
  return { ...question, enemies: question['enemies'].filter((enemy) => keys.has(enemy)) }
}
