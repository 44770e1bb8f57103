import type { exportQuestions } from '@cadre/contracts'
import { writeQuestionBank } from '@cadre/formats/question-file'
import { ok } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { questionForSet } from '../domain/to-set.ts'
import { casesOf } from '../store/cases.ts'
import { exportedOf, mediaForExport } from '../store/export.ts'
import { mediaIn } from '../domain/media-in.ts'

const keyOf = (id: string): string => id.toLowerCase().replace('_', '-')
/** The part of where a question came from that names it there, or its id. */
const ownKey = (origin: string | null, id: string): string => origin?.split('#').at(-1) ?? keyOf(id)

/** The working texts of a filter as a bank file, which reads back as the same questions. */
export const exportMany: Handler<typeof exportQuestions> = async (reads, { query }) => {
  const found = await exportedOf(reads, query)
  const taken = new Map<string, number>()
  const keys = new Map(
    found.map(({ questionId, origin }) => {
      const key = ownKey(origin, questionId)
      taken.set(key, (taken.get(key) ?? 0) + 1)
      return [questionId, taken.get(key) === 1 ? key : `${key}-${keyOf(questionId)}`]
    }),
  )
  const used = new Set(found.flatMap(({ text }) => text.caseId ?? []))
  const cases = (await casesOf(reads, null)).filter(({ caseId }) => used.has(caseId))
  const media = await mediaForExport(reads, [...new Set(found.flatMap(({ text }) => mediaIn(text)))])
  const questions = found.map(({ questionId, place, text, enemies }) =>
    questionForSet({
      key: keys.get(questionId) ?? keyOf(questionId),
      place,
      text,
      caseKey: text.caseId && keyOf(text.caseId),
      enemies: enemies.flatMap((enemy) => keys.get(enemy) ?? []),
    }),
  )
  return ok(
    writeQuestionBank({
      key: 'exported',
      questions,
      cases: cases.map(({ caseId, title, text }) => ({ key: keyOf(caseId), title, text })),
      media: media.map(({ hash, type, bytes }) => ({ name: hash, type, bytes })),
    }),
  )
}
