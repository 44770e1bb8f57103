import { sql } from 'kysely'
import { organisationOf } from '../../../platform/db/tenant.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { QuestionId } from '../domain/question.ts'
import type { QuestionText } from '../domain/question-text.ts'
import { wordNumbering, type QuestionWords, type Vocabulary } from './question-words.ts'

/** In the order of the words, so that two who write new ones at once wait for each other and never cross. */
export async function keepVocabulary(tx: Tx, vocabulary: Vocabulary): Promise<void> {
  if (vocabulary.size === 0) return
  const words = [...vocabulary.keys()].toSorted()
  const ids = words.map((word) => vocabulary.get(word))
  await sql`
    insert into bank.words (organisation_id, word, word_id)
    select ${organisationOf(tx)}, word, word_id from unnest(${words}::text[], ${`{${ids.join(',')}}`}::bigint[]) t (word, word_id)
    on conflict do nothing`.execute(tx.db)
}

type Worded = { readonly questionId: QuestionId; readonly words: QuestionWords }

/** Of questions that are new, whose vocabulary is kept. */
export async function insertWords(tx: Tx, questions: readonly Worded[]): Promise<void> {
  const ids = questions.map(({ questionId }) => questionId)
  const hashes = questions.map(({ words }) => words.likenessHash)
  const lists = questions.map(({ words }) => words.words)
  await sql`
    insert into bank.question_words (organisation_id, question_id, likeness_hash, words)
    select ${organisationOf(tx)}, question_id, hash, words::bigint[]
    from unnest(${ids}::text[], ${hashes}::text[], ${lists}::text[]) t (question_id, hash, words)`.execute(tx.db)
}

/** The words of one question's text, in place of those that it had. */
export async function replaceWords(tx: Tx, questionId: QuestionId, text: QuestionText): Promise<void> {
  const { vocabulary, wordsOf } = wordNumbering()
  const { likenessHash, words } = wordsOf(text)
  await keepVocabulary(tx, vocabulary)
  await sql`
    insert into bank.question_words (organisation_id, question_id, likeness_hash, words)
    values (${organisationOf(tx)}, ${questionId}, ${likenessHash}, ${words}::bigint[])
    on conflict (organisation_id, question_id) do update
      set likeness_hash = excluded.likeness_hash, words = excluded.words
      where question_words.likeness_hash <> excluded.likeness_hash or question_words.words <> excluded.words`.execute(
    tx.db,
  )
}
