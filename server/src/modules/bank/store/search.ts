import { instant, type Id, type Instant } from '@cadre/kernel'
import { sql } from 'kysely'
import { tenant } from '../../../platform/db/tenant.ts'
import type { Reads } from '../../../platform/db/transaction.ts'
import { moment } from '../../../platform/db/values.ts'
import type { PersonId, QuestionId } from '../domain/question.ts'
import type { ItemKind } from '../domain/question-text.ts'
import { longestWords, piecesSearched } from './question-words.ts'
import type { State } from '../domain/workflow.ts'

export type Filter = {
  readonly text?: string | undefined
  readonly certificationId?: Id<'crt'> | undefined
  readonly domain?: string | undefined
  readonly objective?: string | undefined
  readonly state?: State | undefined
  readonly tag?: string | undefined
  readonly difficulty?: number | undefined
  readonly kind?: ItemKind | undefined
  readonly author?: PersonId | 'cadre' | undefined
}

/** Statements about the questions of a filter begin here. */
export function filtered(reads: Reads, filter: Filter) {
  const words = piecesSearched(filter.text ?? '')
  const query = placed(reads, filter)
  return words.length === 0
    ? query
    : query.where('q.question_id', 'in', sql<string>`(select bank.matching(${words}::text[]))`)
}

/** What a filter says beside its text. */
function placed(reads: Reads, filter: Filter) {
  const { author, tag } = filter
  let query = reads.db.selectFrom('bank.questions as q').where(tenant(reads, 'q'))
  if (filter.certificationId) query = query.where('q.certification_id', '=', filter.certificationId)
  if (filter.domain !== undefined) query = query.where('q.domain', '=', filter.domain)
  if (filter.objective !== undefined) query = query.where('q.objective', '=', filter.objective)
  if (filter.state) query = query.where('q.state', '=', filter.state)
  if (tag !== undefined) query = query.where(sql<boolean>`${tag} = any(q.tags)`)
  if (filter.difficulty !== undefined) query = query.where('q.difficulty', '=', filter.difficulty)
  if (filter.kind) query = query.where('q.kind', '=', filter.kind)
  if (author === 'cadre') query = query.where('q.author_id', 'is', null)
  else if (author !== undefined) query = query.where('q.author_id', '=', author)
  return query
}

export type Listed = {
  readonly questionId: QuestionId
  readonly title: string
  readonly excerpt: string
  readonly kind: ItemKind
  readonly state: State
  readonly certificationId: Id<'crt'>
  readonly domain: string
  readonly objective: string | null
  readonly difficulty: number | null
  readonly tags: readonly string[]
  readonly authorId: PersonId | null
  readonly liveNumber: number | null
  readonly changedAt: Instant
}
export type PageOf = { readonly after: { readonly at: Instant; readonly id: string } | null; readonly limit: number }

/** The last changed first; a page begins where the one before ended, however many came before it. */
export async function searchPage(reads: Reads, filter: Filter, page: PageOf): Promise<Listed[]> {
  const pieces = piecesSearched(filter.text ?? '')
  if (pieces.length === 0)
    return (
      await listed(from(placed(reads, filter), page))
        .limit(page.limit)
        .execute()
    ).map(toListed)
  const rows =
    (await amongTheLast(reads, filter, page, pieces)) ?? (await amongTheMatching(reads, filter, page, pieces))
  return rows.map(toListed)
}

/** So many are fetched and put into order; of more, the questions last changed are walked through until a page is full. */
const fewEnoughToFetch = 800
/** A list of more is not sent back and forth. */
const mostSent = 5_000

async function amongTheMatching(reads: Reads, filter: Filter, page: PageOf, pieces: readonly string[]) {
  const matching = sql<string>`select bank.matching(${pieces}::text[])`
  const { rows } = await sql<{ id: string }>`${matching} as id limit ${mostSent + 1}`.execute(reads.db)
  const ids = rows.map(({ id }) => id)
  const all = ids.length > mostSent ? matching : sql<string>`select unnest(${ids}::text[])`
  const { text: _, ...others } = filter
  const narrowed = Object.values(others).some((value) => value !== undefined)
  // Beneath coalesce the planner asks of each row whether it is among them, instead of fetching them one by one.
  const isAmong =
    narrowed || ids.length <= fewEnoughToFetch
      ? sql<boolean>`q.question_id in (${all})`
      : sql<boolean>`coalesce(q.question_id in (${all}), false)`
  return listed(from(placed(reads, filter).where(isAmong), page))
    .limit(page.limit)
    .execute()
}

type Chosen = ReturnType<typeof placed>

const from = (query: Chosen, { after }: PageOf): Chosen =>
  after ? query.where(sql<boolean>`(q.changed_at, q.question_id) < (${moment(instant(after.at))}, ${after.id})`) : query

const listed = (query: Chosen) =>
  query
    .select(['q.question_id', 'q.title', 'q.excerpt', 'q.kind', 'q.state', 'q.certification_id', 'q.domain'])
    .select(['q.objective', 'q.difficulty', 'q.tags', 'q.author_id', 'q.live_number', 'q.changed_at'])
    .orderBy('q.changed_at', 'desc')
    .orderBy('q.question_id', 'desc')

const looked = 250

/**
 * A page of what is so frequent that the questions last changed fill it: those alone are looked at. Null: they do not. In an
 * index the frequent is dear, since all of it is found before the last changed are known; adding nothing to the words keeps it out.
 */
async function amongTheLast(reads: Reads, filter: Filter, page: PageOf, pieces: readonly string[]) {
  const words = await Promise.all(pieces.map((piece) => wordsWith(reads, piece)))
  if (words.some((ids) => ids.length === 0)) return []
  const last = listed(from(placed(reads, filter), page)).limit(looked)
  let query = reads.db
    .selectFrom(last.as('q'))
    .innerJoin('bank.question_words as w', 'w.question_id', 'q.question_id')
    .where(tenant(reads, 'w'))
  for (const ids of words) query = query.where(sql<boolean>`(w.words || '{}') && ${`{${ids.join(',')}}`}::bigint[]`)
  const rows = await query
    .selectAll('q')
    .orderBy('q.changed_at', 'desc')
    .orderBy('q.question_id', 'desc')
    .limit(page.limit)
    .execute()
  return rows.length < page.limit ? null : rows
}

/** A letter alone is a word of its own: as a piece it is in everything. `bank.matching` sees it so too. */
const isLetter = /^[a-z0-9]$/

async function wordsWith(reads: Reads, piece: string): Promise<number[]> {
  const rows = await reads.db
    .selectFrom('bank.words as w')
    .select('w.word_id')
    .where(tenant(reads, 'w'))
    .where(isLetter.test(piece) ? sql<boolean>`w.word = ${piece}` : sql<boolean>`strpos(w.word, ${piece}) > 0`)
    .execute()
  return rows.map((row) => row.word_id)
}

const toListed = (row: Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number]): Listed => ({
  questionId: row.question_id as QuestionId,
  title: row.title,
  excerpt: row.excerpt,
  kind: row.kind as ItemKind,
  state: row.state as State,
  certificationId: row.certification_id as Id<'crt'>,
  domain: row.domain,
  objective: row.objective,
  difficulty: row.difficulty,
  tags: row.tags,
  authorId: row.author_id as PersonId | null,
  liveNumber: row.live_number,
  changedAt: row.changed_at,
})

export type Alike = {
  readonly questionId: QuestionId
  readonly excerpt: string
  readonly state: State
  readonly likeness: number
}

/** Questions whose words are like these; likeness is the share of three-letter sequences that both have. */
export async function questionsLike(
  reads: Reads,
  likenessText: string,
  { except, atLeast, most }: { readonly except: QuestionId | null; readonly atLeast: number; readonly most: number },
): Promise<Alike[]> {
  if (likenessText.length < 20) return []
  const { rows } = await sql<{ question_id: string; likeness: number }>`
    select question_id, likeness from bank.alike(${likenessText}, ${longestWords(likenessText)}::bigint[], ${except ?? ''}, ${atLeast}, ${most})`.execute(
    reads.db,
  )
  if (rows.length === 0) return []
  const found = await reads.db
    .selectFrom('bank.questions as q')
    .select(['q.question_id', 'q.excerpt', 'q.state'])
    .where(tenant(reads, 'q'))
    .where(
      'q.question_id',
      'in',
      rows.map((row) => row.question_id),
    )
    .execute()
  const byId = new Map(found.map((row) => [row.question_id, row]))
  return rows.flatMap(({ question_id, likeness }) => {
    const row = byId.get(question_id)
    if (!row) return []
    return [{ questionId: question_id as QuestionId, excerpt: row.excerpt, state: row.state as State, likeness }]
  })
}
