import { randomBytes } from 'node:crypto'
import {
  addShippedQuestions,
  createAssessment,
  publishAssessment,
  saveEvents,
  startAttempt,
  type CallInput,
} from '@cadre/contracts'
import { expectOk, isoOf, present, type Id, type Instant } from '@cadre/kernel'
import type { OrganisationId } from '../platform/scope.ts'
import type { Caller } from './caller.ts'
import { certificationOf } from './certification-of.ts'

type Draft = CallInput<typeof createAssessment>['body']

/** An organisation with the shipped questions of a certification live in its bank. */
export async function withShippedQuestions(owner: Caller, organisationId: OrganisationId, code = 'AIF-C01') {
  const params = { organisationId }
  const certificationId = await certificationOf(owner.call, organisationId, code)
  expectOk(await owner.call(addShippedQuestions, { params: { ...params, code } }))
  return certificationId
}

export const examTerms = (certificationId: Id<'crt'>, changes: Partial<Draft> = {}): Draft => ({
  title: 'Practice exam',
  kind: 'practice-exam',
  certificationId,
  draw: { scored: 10, unscored: 2, freshDays: 0 },
  minutes: 60,
  conditions: { timed: true, oneSitting: true, closedBook: true, calculator: false, notes: true },
  review: 'after-submit',
  attemptsAllowed: 20,
  graceSeconds: 60,
  honourCode: false,
  ...changes,
})

export async function publishedExam(runner: Caller, organisationId: OrganisationId, draft: Draft) {
  const params = { organisationId }
  const { assessmentId } = expectOk(await runner.call(createAssessment, { params, body: draft }))
  return expectOk(await runner.call(publishAssessment, { params: { ...params, assessmentId }, body: {} }))
}

export const newWriter = (): string => randomBytes(32).toString('base64url')

type SavedEvent = NonNullable<CallInput<typeof saveEvents>['body']>['events'][number]
export type Content = SavedEvent['content']

/** A taker with an attempt under way: what a browser does, without one. */
export class TestTaker {
  readonly by: Caller
  readonly organisationId: OrganisationId
  writer = newWriter()
  epoch = 1
  attemptId: Id<'att'> | null = null
  #sequence = 0

  constructor(by: Caller, organisationId: OrganisationId) {
    this.by = by
    this.organisationId = organisationId
  }

  async start(assessmentId: Id<'asm'>) {
    const reply = await this.by.call(startAttempt, {
      params: { organisationId: this.organisationId, assessmentId },
      body: { writer: this.writer, honourCode: null, closedBook: true },
    })
    const { paper, writes } = expectOk(reply)
    this.attemptId = paper.attemptId
    this.epoch = paper.standing.epoch
    return { paper, writes }
  }

  get of() {
    return { organisationId: this.organisationId, attemptId: present(this.attemptId, 'an attempt was started') }
  }

  event(content: Content, at: Instant): SavedEvent {
    return { id: newWriter().slice(0, 20), sequence: ++this.#sequence, madeAt: isoOf(at), content }
  }

  save(events: readonly SavedEvent[], writer = this.writer) {
    return this.by.call(saveEvents, { params: this.of, body: { epoch: this.epoch, events: [...events] } }, { writer })
  }
}
