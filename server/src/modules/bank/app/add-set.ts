import type { Question, QuestionSet } from '@cadre/formats/question'
import { expectOk, present, type Id } from '@cadre/kernel'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { textFromSet } from '../domain/from-set.ts'
import { imageTypeOf } from '../domain/image.ts'
import { nameParts } from '../domain/name-parts.ts'
import type { Provenance, QuestionId } from '../domain/question.ts'
import type { CaseText } from '../domain/question-text.ts'
import type { QuestionWords, SetWords } from '../store/question-words.ts'
import { casesByOrigin, insertCase, type CaseId } from '../store/cases.ts'
import { insertEnemies } from '../store/enemies.ts'
import { insertLiveVersions, insertQuestions, presentAmong, type Added } from '../store/insert-many.ts'
import { keepMedia } from '../store/media.ts'

export type SetPlan = {
  readonly certificationId: Id<'crt'>
  readonly guideVersion: string | null
  /** Names the file for good: its questions are known by it when it comes again. */
  readonly setKey: string
  /** Domain of questions that name none. */
  readonly domain: string
  readonly provenance: Provenance
  /** `live`: reviewed before they shipped. */
  readonly as: 'live' | 'draft'
}
export type WordedSet = { readonly set: QuestionSet; readonly words: SetWords }

/** So many at a time, so that other requests are answered in between. */
const chunk = 100

const origin = (setKey: string, key: string) => `${setKey}#${key}`

const inChunks = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / chunk) }, (_, i) => items.slice(i * chunk, (i + 1) * chunk))

const wordsOf = ({ byKey }: SetWords, key: string): QuestionWords =>
  present(byKey.get(key), 'a set comes with its words')

/** Which questions of a set the bank has already: by where they came from, or word for word. */
export async function knownKeys(
  reads: Reads,
  { set: { questions }, words }: WordedSet,
  { certificationId, setKey }: Pick<SetPlan, 'certificationId' | 'setKey'>,
): Promise<Set<string>> {
  const known = await presentAmong(reads, certificationId, {
    origins: questions.map(({ key }) => origin(setKey, key)),
    likenesses: questions.map(({ key }) => wordsOf(words, key).likenessHash),
  })
  return new Set(
    questions
      .filter(
        ({ key }) => known.origins.has(origin(setKey, key)) || known.likenesses.has(wordsOf(words, key).likenessHash),
      )
      .map(({ key }) => key),
  )
}

/** Adds what the bank does not have of a set, whose vocabulary is kept; all in this transaction. @param told how far it is, 0 to 1. */
export async function addSet(
  tx: Tx,
  worded: WordedSet,
  plan: SetPlan,
  told: (progress: number) => Promise<void> = async () => {},
): Promise<{ added: number; present: number }> {
  const { set, words } = worded
  const known = await knownKeys(tx, worded, plan)
  const fresh = set.questions.filter(({ key }) => !known.has(key))
  const cases = await keepCases(tx, set, plan, fresh)
  const hashes = await keepImages(tx, set, fresh.length > 0)
  const caseTexts = new Map(set.cases.map(({ key, title, text }) => [cases.get(key), { title, text }]))
  const named = { cases, hashes, words }
  let done = 0
  for (const questions of inChunks(fresh)) {
    const added = questions.map((question) => addedOf(tx, question, plan, named))
    await write(tx, added, plan, caseTexts)
    done += questions.length
    await told(done / fresh.length)
  }
  await joinEnemies(tx, set, plan)
  return { added: fresh.length, present: known.size }
}

type CaseTexts = ReadonlyMap<CaseId | undefined, CaseText>

async function write(tx: Tx, added: readonly Added[], plan: SetPlan, caseTexts: CaseTexts): Promise<void> {
  await insertQuestions(tx, added, plan.as === 'draft')
  if (plan.as === 'draft') return
  const versions = added.map(({ questionId, text }) => ({
    questionId,
    versionId: tx.newId('qve'),
    text,
    case: (text.caseId && caseTexts.get(text.caseId)) ?? null,
  }))
  await insertLiveVersions(tx, versions)
}

type Named = {
  readonly cases: ReadonlyMap<string, CaseId>
  readonly hashes: ReadonlyMap<string, string>
  readonly words: SetWords
}

function addedOf(tx: Tx, question: Question, plan: SetPlan, { cases, hashes, words }: Named): Added {
  const text = textFromSet(question, {
    caseId: (key) => cases.get(key) ?? null,
    hash: (name) => hashes.get(name) ?? null,
  })
  return {
    questionId: tx.newId('qst'),
    origin: origin(plan.setKey, question.key),
    place: {
      certificationId: plan.certificationId,
      domain: question.domain ?? plan.domain,
      objective: question.objective ?? null,
      difficulty: question.difficulty ?? null,
      tags: [...new Set(question.tags)].toSorted(),
    },
    text: { ...text, item: expectOk(nameParts(text.item, new Set(), tx.random)) },
    words: wordsOf(words, question.key),
    provenance: plan.provenance,
    guideVersion: plan.guideVersion,
  }
}

async function keepCases(
  tx: Tx,
  { cases }: QuestionSet,
  { certificationId, setKey }: SetPlan,
  fresh: readonly Question[],
): Promise<Map<string, CaseId>> {
  const wanted = new Set(fresh.flatMap((question) => question.case ?? []))
  const kept = await casesByOrigin(
    tx,
    certificationId,
    cases.map(({ key }) => origin(setKey, key)),
  )
  const ids = new Map<string, CaseId>()
  for (const { key, title, text } of cases) {
    if (!wanted.has(key)) continue
    const from = origin(setKey, key)
    ids.set(key, kept.get(from) ?? (await insertCase(tx, { certificationId, title, text, origin: from })))
  }
  return ids
}

/** Images of a set were made safe where it was read (`fitImages`). */
async function keepImages(tx: Tx, { media }: QuestionSet, any: boolean): Promise<Map<string, string>> {
  const hashes = new Map<string, string>()
  for (const { name, bytes } of any ? media : []) {
    const type = imageTypeOf(bytes)
    if (type !== null) hashes.set(name, await keepMedia(tx, { type, bytes }))
  }
  return hashes
}

async function joinEnemies(tx: Tx, { questions }: QuestionSet, { certificationId, setKey }: SetPlan): Promise<void> {
  const named = questions.filter(({ enemies }) => enemies.length > 0)
  if (named.length === 0) return
  const origins = named.flatMap(({ key, enemies }) => [key, ...enemies].map((each) => origin(setKey, each)))
  const { origins: ids } = await presentAmong(tx, certificationId, { origins, likenesses: [] })
  const id = (key: string): QuestionId | undefined => ids.get(origin(setKey, key))
  const pairs = named.flatMap(({ key, enemies }) =>
    enemies.flatMap((enemy): [QuestionId, QuestionId][] => {
      const [a, b] = [id(key), id(enemy)]
      return a !== undefined && b !== undefined ? [[a, b]] : []
    }),
  )
  await insertEnemies(tx, pairs)
}
