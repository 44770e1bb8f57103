import type { Browser } from '@playwright/test'
import { mailOf, type World } from './example-world.ts'
import { send, signedIn } from './product.ts'

export type AssessmentsWorld = {
  readonly draft: string
  /** Open; the participant is at it. */
  readonly exam: string
  readonly attempt: string
  /** What the participant has handed in. */
  readonly reviewed: string
}

let made: AssessmentsWorld | undefined

/** A draft, an exam that the participant writes and a quiz that they have handed in; made once for a server. */
export async function openAssessments(browser: Browser, { api, cohortId, certificationId }: World) {
  if (made) return made
  const lead = await signedIn(browser, mailOf.lead)
  const participant = await signedIn(browser, mailOf.participant)
  const conditions = { timed: true, oneSitting: true, closedBook: false, calculator: true, notes: true }
  const create = async (draft: object): Promise<string> => {
    const body = { certificationId, cohortId, conditions, review: 'after-submit', attemptsAllowed: 9, ...draft }
    const { assessmentId } = await send<{ assessmentId: string }>(lead.request, 'POST', `${api}/assessments`, body)
    return assessmentId
  }
  const publish = async (assessmentId: string): Promise<string> => {
    await send(lead.request, 'POST', `${api}/assessments/${assessmentId}/publication`, {})
    return assessmentId
  }
  const quiz = { kind: 'quiz', draw: { scored: 10, freshDays: 0 }, minutes: 20 }
  const draft = await create({ ...quiz, title: 'A quiz to come' })
  const exam = await publish(await create({ ...quiz, title: 'A quiz under way' }))
  const handedIn = await publish(await create({ ...quiz, title: 'A quiz handed in' }))

  type Started = { paper: { attemptId: string } }
  const start = async (assessmentId: string, writer: string): Promise<string> => {
    const body = { writer, honourCode: 1 }
    const address = `${api}/assessments/${assessmentId}/attempts`
    return (await send<Started>(participant.request, 'POST', address, body)).paper.attemptId
  }
  const attempt = await start(exam, 'a-writer-that-is-here-only-to-look-on-1')
  const writer = 'a-writer-that-hands-in-its-paper-at-once'
  const reviewed = await start(handedIn, writer)
  const madeAt = new Date().toISOString()
  const events = [
    { id: 'answer-0001', sequence: 1, madeAt, content: { kind: 'flag', question: '1', flagged: true } },
    { id: 'submit-0001', sequence: 2, madeAt, content: { kind: 'submit', auto: false } },
  ]
  const kept = await participant.request.post(`${api}/attempts/${reviewed}/events`, {
    data: { epoch: 1, events },
    headers: { 'cadre-writer': writer },
  })
  if (!kept.ok()) throw new Error(await kept.text())
  await lead.close()
  await participant.close()
  made = { draft, exam, attempt, reviewed }
  return made
}
