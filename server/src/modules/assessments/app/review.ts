import { asOf } from '@cadre/attempt'
import { notFound, reviewClosed, type reviewAttempt } from '@cadre/contracts'
import { ok, present, refuse, type Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { domainCalled } from '../../blueprints/index.ts'
import { reviewViewOf, versionsById } from '../../bank/index.ts'
import type { AttemptId } from '../domain/assessment.ts'
import { reviewOpensAt, reviewWait } from '../domain/review-policy.ts'
import { workOf } from '../domain/work.ts'
import { eventsOfAttempt } from '../store/attempt-events.ts'
import { findAssessment } from '../store/assessments.ts'
import { attemptCounts, findAttempt } from '../store/attempts.ts'
import { formQuestionsOf } from '../store/forms.ts'
import { newestMarks } from '../store/markings.ts'
import { postCounts } from '../store/posts.ts'
import { callerOf, runByCaller } from './access.ts'
import { resultsOf } from './results.ts'
import { isoOrNull } from './views.ts'

/** A finalised attempt whose review the caller may see: its taker when the policy lets them, or who runs the assessment. */
export async function attemptInReview(reads: Reads<OrganisationScope>, attemptId: AttemptId) {
  const record = await findAttempt(reads, attemptId)
  const assessment = record && (await findAssessment(reads, record.assessmentId))
  if (!record || !assessment) return refuse(notFound.code)
  const runs = reads.scope.permissions.has('assessments.run') && (await runByCaller(reads, [assessment])).length > 0
  const own = record.personId === callerOf(reads)
  if (!runs && !own) return refuse(notFound.code)
  const { phase } = asOf(record.state, reads.now)
  const live = (await attemptCounts(reads)).get(assessment.assessmentId)?.live ?? 0
  // Who runs it and took it themselves waits like every taker.
  const waitsFor = reviewWait(assessment, { phase, marked: record.result !== null, own, live }, reads.now)
  if (waitsFor !== null) return refuse(reviewClosed.code, { opensAt: isoOrNull(reviewOpensAt(assessment)), waitsFor })
  return ok({ record, assessment, own })
}

export const readReview: Handler<typeof reviewAttempt> = async (reads, { params }) => {
  const found = await attemptInReview(reads, params.attemptId)
  if (!found.ok) return found
  const { record, assessment, own } = found.value
  const [result] = await resultsOf(reads, assessment, [record])
  const called = await domainCalled(reads)
  return ok({
    title: assessment.title,
    result: present(result, 'one record gives one result'),
    questions: await questionsInReview(reads, record, {
      own,
      posts: await postCounts(reads, assessment.assessmentId),
      called: (key) => called(assessment.certificationId, key),
    }),
  })
}

async function questionsInReview(
  reads: Reads,
  { attemptId, formId }: { attemptId: AttemptId; formId: Id<'frm'> },
  { own, posts, called }: { own: boolean; posts: ReadonlyMap<Id<'qst'>, number>; called: (key: string) => string },
) {
  const form = await formQuestionsOf(reads, formId)
  const marks = new Map((await newestMarks(reads, [attemptId])).get(attemptId)?.map((mark) => [mark.place, mark]))
  const versions = await versionsById(
    reads,
    [...marks.values()].map(({ versionId }) => versionId),
  )
  const work = workOf(await eventsOfAttempt(reads, attemptId))
  return form.flatMap(({ place, questionId, versionId, scored, domain }) => {
    const mark = marks.get(place)
    const version = mark && versions.get(mark.versionId)
    if (!mark || !version) return []
    return [
      {
        ...reviewViewOf(version),
        place,
        domain: called(domain),
        scored,
        response: mark.response,
        points: mark.points,
        correct: mark.correct,
        secondsSpent: mark.secondsSpent,
        flagged: work.get(place)?.flagged ?? false,
        // Takers are told that nobody else sees it.
        note: own ? (work.get(place)?.note ?? '') : '',
        posts: posts.get(questionId) ?? 0,
        corrected: mark.versionId !== versionId,
      },
    ]
  })
}
