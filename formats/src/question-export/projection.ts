import type { Fidelity, Note } from '../question-import/fidelity.ts'
import { collectNotes, type Notes } from '../question-import/notes.ts'
import type { Question, QuestionSet } from '../question/index.ts'
import { typeOfName } from '../question-import/media-shelf.ts'
import { mediaNamesIn } from '../question/media-names.ts'
import { textsOf } from '../question/texts.ts'
import { flattened } from './flattened.ts'

/** A question as a format can carry it, or why it cannot. What changes is noted. */
export type Carry = (question: Question, notes: Notes) => Question | Note

/** What a format carries of a set, and what becomes of each question on the way. Writing it loses nothing more. */
export type Projection = { readonly set: QuestionSet; readonly fidelity: readonly Fidelity[] }

export type ProjectionOptions = {
  readonly carry: Carry
  /** Files can travel with the questions. */
  readonly media: boolean
  /** References, cases and enemies have places of their own. */
  readonly whole?: boolean
  /** References and enemies have. */
  readonly keepLinks?: boolean
}

export function projected(
  set: QuestionSet,
  { carry, media, whole = false, keepLinks = false }: ProjectionOptions,
): Projection {
  const questions: Question[] = []
  const fidelity: Fidelity[] = []
  for (const question of set.questions) {
    const notes = collectNotes()
    const flat = whole ? question : flattened(withoutKeyForTitle(question), set, { media, keepLinks, notes })
    const carried = carry(flat, notes)
    const title = question.title ?? question.stem.slice(0, 80).toWellFormed()
    const place = { item: question.key }
    if ('code' in carried) {
      fidelity.push({ outcome: 'not-imported', place, title, notes: [carried] })
      continue
    }
    questions.push(carried)
    const list = notes.list()
    fidelity.push({
      outcome: list.length === 0 ? 'exact' : 'approximated',
      place,
      title,
      key: question.key,
      notes: list,
    })
  }
  if (whole) return { set: { ...set, questions }, fidelity }
  const shown = new Set(questions.flatMap(textsOf).flatMap(mediaNamesIn))
  const files = media
    ? set.media.flatMap(({ name, bytes }) => (shown.has(name) ? [{ name, type: typeOfName(name), bytes }] : []))
    : []
  return { set: { questions, cases: [], media: files }, fidelity }
}

/** A title that is the key says nothing: files that need a name are given the key for one. */
function withoutKeyForTitle(question: Question): Question {
  const { title, ...rest } = question
  return title === question.key ? rest : question
}
