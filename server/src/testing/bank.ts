import {
  createQuestion,
  readAttestation,
  reviewQuestionVersion,
  submitQuestion,
  type CallInput,
} from '@cadre/contracts'
import { expectOk, type Id } from '@cadre/kernel'
import type { OrganisationId } from '../platform/scope.ts'
import type { Caller } from './caller.ts'

type Body = CallInput<typeof createQuestion>['body']
type Item = Body['text']['item']

/** A question that is complete: nothing keeps it from review. */
export const completeQuestion = (certificationId: Id<'crt'>, stem: string, changed: Partial<Body> = {}): Body => ({
  place: { certificationId, domain: 'data-preparation', objective: 'task-1.1', difficulty: 2, tags: ['athena'] },
  text: {
    stem,
    item: singleItem(),
    explanation: 'Columns are read alone.',
    references: [{ title: 'Athena', url: 'https://docs.aws.amazon.com/athena/' }],
  },
  provenance: { kind: 'experience', words: 'A retail data lake.' },
  ...changed,
})

export const singleItem = (): Item => ({
  kind: 'single',
  options: [
    { text: 'Parquet', credit: 100, reason: 'KEY-CANARY it is columnar' },
    { text: 'CSV', credit: 0, reason: 'It is row by row' },
    { text: 'Avro', credit: 0, reason: 'It is row by row as well' },
  ],
})

/** Writes, submits and accepts a question, as two people would. */
export async function liveQuestion(
  { writer, reviewer, organisationId }: { writer: Caller; reviewer: Caller; organisationId: OrganisationId },
  body: Body,
) {
  const { questionId } = expectOk(await writer.call(createQuestion, { params: { organisationId }, body }))
  const params = { organisationId, questionId }
  const { version } = expectOk(await writer.call(readAttestation, { params: { organisationId } }))
  const { versionId } = expectOk(
    await writer.call(submitQuestion, { params, body: { expectedRevision: 1, attestation: version } }),
  )
  expectOk(await reviewer.call(reviewQuestionVersion, { params, body: { versionId, accepted: true } }))
  return { questionId, versionId }
}
