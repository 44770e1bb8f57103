import { notFound, type addPost, type readDiscussion } from '@cadre/contracts'
import { isoOf, ok, refuse } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { directoryOf } from '../../identity/index.ts'
import type { AttemptId } from '../domain/assessment.ts'
import { formQuestionsOf } from '../store/forms.ts'
import { insertPost, postsAbout, type Post } from '../store/posts.ts'
import { callerOf } from './access.ts'
import { attemptInReview } from './review.ts'

/** The thread that an attempt's question opens onto: one for all who took the assessment and met the question. */
async function threadAt(reads: Reads<OrganisationScope>, attemptId: AttemptId, place: string) {
  const found = await attemptInReview(reads, attemptId)
  if (!found.ok) return found
  const { record, assessment } = found.value
  const question = (await formQuestionsOf(reads, record.formId)).find((each) => each.place === place)
  return question
    ? ok({ assessmentId: assessment.assessmentId, questionId: question.questionId })
    : refuse(notFound.code)
}

const viewOf = ({ postId, authorId, text, at }: Post, names: ReadonlyMap<string, { readonly name: string }>) => ({
  postId,
  authorId,
  author: names.get(authorId)?.name ?? 'Somebody who left',
  text,
  at: isoOf(at),
})

export const readPosts: Handler<typeof readDiscussion> = async (reads, { params }) => {
  const thread = await threadAt(reads, params.attemptId, params.place)
  if (!thread.ok) return thread
  const posts = await postsAbout(reads, thread.value)
  const names = await directoryOf(
    reads,
    posts.map(({ authorId }) => authorId),
  )
  return ok({ items: posts.map((post) => viewOf(post, names)) })
}

export const addOnePost: Handler<typeof addPost> = async (tx, { params, body }) => {
  const thread = await threadAt(tx, params.attemptId, params.place)
  if (!thread.ok) return thread
  const added = await insertPost(tx, { ...thread.value, authorId: callerOf(tx), text: body.text.trim() })
  tx.record({ operation: 'assessments.post', subject: added.postId, detail: { ...thread.value } })
  tx.changed('assessments', thread.value.assessmentId)
  return ok(viewOf(added, await directoryOf(tx, [added.authorId])))
}
