import type { Id, Instant } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { AssessmentId } from '../domain/assessment.ts'

export type Post = {
  readonly postId: Id<'pst'>
  readonly authorId: Id<'per'>
  readonly text: string
  readonly at: Instant
}
type About = { readonly assessmentId: AssessmentId; readonly questionId: Id<'qst'> }

export async function postsAbout(reads: Reads, { assessmentId, questionId }: About): Promise<Post[]> {
  const rows = await reads.db
    .selectFrom('assessments.posts as p')
    .select(['p.post_id', 'p.author_id', 'p.text', 'p.posted_at'])
    .where(tenant(reads, 'p'))
    .where('p.assessment_id', '=', assessmentId)
    .where('p.question_id', '=', questionId)
    .orderBy('p.post_id')
    .limit(1_000)
    .execute()
  return rows.map((row) => ({
    postId: row.post_id as Id<'pst'>,
    authorId: row.author_id as Id<'per'>,
    text: row.text,
    at: row.posted_at,
  }))
}

export async function postCounts(reads: Reads, assessmentId: AssessmentId): Promise<Map<Id<'qst'>, number>> {
  const rows = await reads.db
    .selectFrom('assessments.posts as p')
    .select((eb) => ['p.question_id', eb.fn.countAll<number>().as('posts')])
    .where(tenant(reads, 'p'))
    .where('p.assessment_id', '=', assessmentId)
    .groupBy('p.question_id')
    .execute()
  return new Map(rows.map(({ question_id, posts }) => [question_id as Id<'qst'>, posts]))
}

export async function insertPost(
  tx: Tx,
  { assessmentId, questionId, authorId, text }: About & { authorId: Id<'per'>; text: string },
): Promise<Post> {
  const postId = tx.newId('pst')
  await tx.db
    .insertInto('assessments.posts')
    .values({
      organisation_id: organisationOf(tx),
      post_id: postId,
      assessment_id: assessmentId,
      question_id: questionId,
      author_id: authorId,
      text,
      posted_at: timestamp(tx.now),
    })
    .execute()
  return { postId, authorId, text, at: tx.now }
}
