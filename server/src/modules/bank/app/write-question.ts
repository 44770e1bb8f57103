import { isDeepStrictEqual } from 'node:util'
import {
  certificationMissing,
  notFound,
  partUnknown,
  questionChanged,
  type checkQuestion,
  type createQuestion,
  type ParsedInput,
  type saveQuestion,
} from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { findCertification, guideVersionsOf, type CertificationId } from '../../catalogue/index.ts'
import { directoryOf } from '../../identity/index.ts'
import { problemsOf } from '../domain/complete.ts'
import { mediaIn } from '../domain/media-in.ts'
import { idsOfItem, nameParts } from '../domain/name-parts.ts'
import { searchedTexts } from '../domain/plain-words.ts'
import type { QuestionId, StoredQuestion } from '../domain/question.ts'
import type { QuestionText } from '../domain/question-text.ts'
import { after } from '../domain/workflow.ts'
import { findCase } from '../store/cases.ts'
import { saveEnemies } from '../store/enemies.ts'
import { knownMedia } from '../store/media.ts'
import { insertQuestion, lockQuestion, personOf, questionsById, saveDraft } from '../store/questions.ts'
import { questionsLike } from '../store/search.ts'
import { frozenTextsOf } from '../store/versions.ts'

type Sent = ParsedInput<typeof createQuestion>['body']

/** The guide that a question is written for today: drift asks later whether it still is the one. */
export async function guideLabelOf(reads: Reads, certificationId: CertificationId): Promise<string | null> {
  const current = (await guideVersionsOf(reads, certificationId)).find(({ supersededOn }) => supersededOn === null)
  return current?.label ?? null
}

/** What was sent, with its parts named; or what of it this organisation does not have. */
async function draftOf(tx: Tx, { place, text, provenance, enemies }: Sent, known: ReadonlySet<string>) {
  if (!(await findCertification(tx, place.certificationId))) return refuse(certificationMissing.code)
  const study = text.caseId && (await findCase(tx, text.caseId))
  if (text.caseId !== null && study?.certificationId !== place.certificationId)
    return refuse(partUnknown.code, { kind: 'case' as const, id: text.caseId })
  const found = new Set((await questionsById(tx, enemies)).map(({ questionId }) => questionId))
  const stranger = enemies.find((enemy) => !found.has(enemy))
  if (stranger !== undefined) return refuse(partUnknown.code, { kind: 'enemy' as const, id: stranger })
  const named = nameParts(text.item, known, tx.random)
  if (!named.ok) return named
  const wanted = mediaIn(text)
  const there = await knownMedia(tx, wanted)
  const missing = wanted.find((hash) => !there.has(hash))
  if (missing !== undefined) return refuse(partUnknown.code, { kind: 'image' as const, id: missing })
  return ok({
    place: { ...place, tags: [...new Set(place.tags)].toSorted() },
    text: { ...text, item: named.value },
    provenance,
    guideVersion: await guideLabelOf(tx, place.certificationId),
  })
}

export const create: Handler<typeof createQuestion> = async (tx, { body }) => {
  const draft = await draftOf(tx, body, new Set())
  if (!draft.ok) return draft
  const questionId = await insertQuestion(tx, draft.value)
  await saveEnemies(tx, questionId, body.enemies)
  tx.record({ operation: 'bank.create', subject: questionId, detail: { kind: body.text.item.kind } })
  tx.changed('bank', questionId)
  return ok({ questionId, revision: 1 })
}

/** The question, locked, if it still is what its writer saw. */
export async function lockSeen(tx: Tx, questionId: QuestionId, expectedRevision: number) {
  const found = await lockQuestion(tx, questionId)
  if (!found) return refuse(notFound.code)
  if (found.revision === expectedRevision) return ok(found)
  const by = found.changedBy && (await directoryOf(tx, [found.changedBy])).get(found.changedBy)?.name
  return refuse(questionChanged.code, { revision: found.revision, by: by ?? 'Somebody' })
}

/** Ids of parts that this question ever gave. */
async function partsEver(reads: Reads, { questionId, text }: StoredQuestion): Promise<Set<string>> {
  const frozen = await frozenTextsOf(reads, questionId)
  return new Set([text, ...frozen.map((version) => version.text)].flatMap(({ item }) => idsOfItem(item)))
}

/** A new place, tags or provenance alone make no revision of what is asked. */
const stateAfterSave = ({ state, text }: StoredQuestion, saved: QuestionText) =>
  state !== 'retired' && isDeepStrictEqual(text, saved) ? ok(state) : after(state, 'edit')

export const save: Handler<typeof saveQuestion> = async (tx, { params, body }) => {
  const seen = await lockSeen(tx, params.questionId, body.expectedRevision)
  if (!seen.ok) return seen
  const found = seen.value
  const draft = await draftOf(tx, body, await partsEver(tx, found))
  if (!draft.ok) return draft
  const state = stateAfterSave(found, draft.value.text)
  if (!state.ok) return state
  const person = personOf(tx)
  const wrote = person !== null && !isDeepStrictEqual(found.text, draft.value.text)
  const editors = wrote ? [...new Set([...found.editors, person])] : found.editors
  const revision = found.revision + 1
  await saveDraft(tx, found.questionId, { ...draft.value, state: state.value, editors, revision })
  await saveEnemies(tx, found.questionId, body.enemies)
  tx.record({ operation: 'bank.save', subject: found.questionId, detail: { revision } })
  tx.changed('bank', found.questionId)
  return ok({ revision, state: state.value })
}

/** Below this share of common three-letter sequences two questions merely speak of the same thing. */
const alikeFrom = 0.45

export const check: Handler<typeof checkQuestion> = async (tx, { body }) => {
  const similar = await questionsLike(tx, searchedTexts(body.text).likeness, {
    except: body.questionId,
    atLeast: alikeFrom,
    most: 5,
  })
  return ok({ problems: problemsOf(body.text), similar })
}
