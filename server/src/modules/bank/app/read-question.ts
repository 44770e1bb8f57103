import { notFound, type readAttestation, type readQuestion, type readQuestionVersion } from '@cadre/contracts'
import { isoOf, ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { currentAttestation } from '../domain/attestation.ts'
import { mayReview, type StoredQuestion } from '../domain/question.ts'
import { excerptOf } from '../domain/plain-words.ts'
import { after, isInReview } from '../domain/workflow.ts'
import { findCase } from '../store/cases.ts'
import { enemiesOf } from '../store/enemies.ts'
import { findQuestion, personOf, questionsById } from '../store/questions.ts'
import { findVersionByNumber, versionRecordsOf, type VersionRecord } from '../store/versions.ts'
import { namesIn, type Names } from './names.ts'
import { textView } from './text-view.ts'

export const attestation: Handler<typeof readAttestation> = async () => ok(currentAttestation)

const versionView = ({ decision, submittedAt, submittedBy, ...version }: VersionRecord, { person }: Names) => ({
  ...version,
  submittedAt: isoOf(submittedAt),
  submittedBy: person(submittedBy),
  withdrawn: decision?.outcome === 'withdrawn' || decision?.outcome === 'retired',
  decision:
    decision?.outcome === 'accepted' || decision?.outcome === 'sent-back'
      ? {
          accepted: decision.outcome === 'accepted',
          by: person(decision.by),
          words: decision.words,
          at: isoOf(decision.at),
        }
      : null,
})

const summaryOf = (found: StoredQuestion, { person, code }: Names) => ({
  questionId: found.questionId,
  title: found.text.title,
  excerpt: excerptOf(found.text),
  kind: found.text.item.kind,
  state: found.state,
  ...found.place,
  tags: [...found.place.tags],
  code: code(found.place.certificationId),
  author: person(found.authorId),
  liveNumber: found.live?.number ?? null,
  changedAt: isoOf(found.changedAt),
})

const peopleIn = ({ submittedBy, decision }: VersionRecord) => [submittedBy, decision?.by ?? null]

export const readOne: Handler<typeof readQuestion> = async (reads, { params }) => {
  const found = await findQuestion(reads, params.questionId)
  if (!found) return refuse(notFound.code)
  const { permissions } = reads.scope
  const study = found.text.caseId && (await findCase(reads, found.text.caseId))
  const enemies = await questionsById(reads, await enemiesOf(reads, found.questionId))
  const records = await versionRecordsOf(reads, found.questionId)
  const names = await namesIn(reads, [found.authorId, ...records.flatMap(peopleIn)])
  return ok({
    ...summaryOf(found, names),
    revision: found.revision,
    text: textView(found.text),
    case: study && { title: study.title, text: study.text },
    provenance: found.provenance,
    guideVersion: found.guideVersion,
    enemies: enemies.map(({ questionId, text }) => ({ questionId, title: excerptOf(text) })),
    liveVersionId: found.live?.versionId ?? null,
    inReviewVersionId: found.inReviewVersionId,
    may: {
      edit: permissions.has('questions.write') && after(found.state, 'edit').ok,
      review: permissions.has('questions.review') && isInReview(found.state) && mayReview(found, personOf(reads)),
      retire: permissions.has('questions.manage') && after(found.state, 'retire').ok,
    },
    versions: records.map((record) => versionView(record, names)),
  })
}

export const readVersion: Handler<typeof readQuestionVersion> = async (reads, { params }) => {
  const frozen = await findVersionByNumber(reads, params.questionId, params.number)
  const record = (await versionRecordsOf(reads, params.questionId)).find(({ number }) => number === params.number)
  if (!frozen || !record) return refuse(notFound.code)
  const study = frozen.case && { title: frozen.case.title, text: frozen.case.text }
  return ok({
    ...versionView(record, await namesIn(reads, peopleIn(record))),
    text: textView(frozen.text),
    case: study,
  })
}
