import { mapTexts, renameMedia, type QuestionSet } from '@cadre/formats/question'
import { ok, refuse, type Ok, type Refusal } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { endingOf } from '../domain/image.ts'
import { mediaIn } from '../domain/media-in.ts'
import { questionForSet } from '../domain/to-set.ts'
import { casesOf } from '../store/cases.ts'
import { exportedOf, mediaForExport, type ExportedQuestion } from '../store/export.ts'
import type { Filter } from '../store/search.ts'

/** As many as one file may hold that is to be read again. */
const mostQuestions = 20_000

const keyOf = (id: string): string => id.toLowerCase().replace('_', '-')
/** The part of where a question came from that names it there, or its id. */
const ownKey = (origin: string | null, id: string): string => origin?.split('#').at(-1) ?? keyOf(id)

/** The working texts of a filter with their cases, images and enemies, as files carry them. */
export async function exportedSet(
  reads: Reads,
  filter: Filter,
): Promise<Ok<QuestionSet> | Refusal<'bank.export-too-large', { reason: string }>> {
  const found = await exportedOf(reads, filter, mostQuestions + 1)
  if (found.length > mostQuestions)
    return refuse('bank.export-too-large', { reason: `there are more than ${mostQuestions}` })
  const keys = keysOf(found)
  const used = new Set(found.flatMap(({ text }) => text.caseId ?? []))
  const cases = (await casesOf(reads, null)).filter(({ caseId }) => used.has(caseId))
  const media = await mediaForExport(reads, [...new Set(found.flatMap(({ text }) => mediaIn(text)))])
  const names = new Map(media.map(({ hash, type }) => [hash, `${hash.slice(0, 16)}.${endingOf(type)}`]))
  const named = (text: string) => renameMedia(text, (hash) => names.get(hash) ?? hash)
  const questions = found.map(({ questionId, place, text, enemies }) =>
    questionForSet({
      key: keys.get(questionId) ?? keyOf(questionId),
      place,
      text,
      caseKey: text.caseId && keyOf(text.caseId),
      enemies: enemies.flatMap((enemy) => keys.get(enemy) ?? []),
    }),
  )
  return ok({
    questions: questions.map((question) => mapTexts(question, named)),
    cases: cases.map(({ caseId, title, text }) => ({ key: keyOf(caseId), title, text })),
    media: media.map(({ hash, type, bytes }) => ({
      name: names.get(hash) ?? hash,
      type,
      bytes: new Uint8Array(bytes),
    })),
  })
}

/** Each question's own key, told apart by its id where two files gave the same. */
function keysOf(found: readonly ExportedQuestion[]): Map<string, string> {
  const taken = new Map<string, number>()
  return new Map(
    found.map(({ questionId, origin }) => {
      const key = ownKey(origin, questionId)
      taken.set(key, (taken.get(key) ?? 0) + 1)
      return [questionId, taken.get(key) === 1 ? key : `${key}-${keyOf(questionId)}`]
    }),
  )
}
