import type { APIRequestContext, Browser } from '@playwright/test'
import { newMember } from '../product.ts'
import { address, password, type Seeded, send } from './product.ts'

const option = (text: string, credit: number) => ({ text, credit, reason: `What ${text} is about.` })
const birds = ['Amber heron', 'Blue heron', 'Green heron', 'White heron']
const ponds = ['North', 'East', 'South']

/** One of each kind; two belong to a case. */
const items: readonly { readonly stem: string; readonly item: object; readonly ofCase?: true }[] = [
  { stem: 'Which heron wades first?', item: single() },
  { stem: 'Which herons wade together?', item: multiple() },
  { stem: 'In which order do herons wade?', item: { kind: 'ordering', steps: birds.map((text) => ({ text })) } },
  {
    stem: 'Which pond has which heron?',
    item: { kind: 'matching', pairs: ponds.map((pond, at) => ({ prompt: `Pond ${pond}`, answer: birds[at] })) },
  },
  { stem: 'How many herons wade?', item: { kind: 'numeric', answers: [{ value: 12, tolerance: 1, credit: 100 }] } },
  { stem: 'What is a group of herons called?', item: { kind: 'text', answers: [{ text: 'siege', credit: 100 }] } },
  { stem: 'Which heron would the warden count first?', item: single(), ofCase: true },
  { stem: 'Which herons would the warden count together?', item: multiple(), ofCase: true },
]

function single() {
  return { kind: 'single', options: birds.map((text, at) => option(text, at === 0 ? 100 : 0)) }
}
function multiple() {
  return { kind: 'multiple', options: birds.map((text, at) => option(text, at < 2 ? 50 : 0)) }
}

/** What only these questions are about, so that an exam of so many has them all. */
const domain = 'herons'

/** An exam with a question of every kind and a case of two, written by one person and accepted by another. @returns its id */
export async function examOfEveryKind(browser: Browser, { organisation, certificationId }: Seeded): Promise<string> {
  const writer = await browser.newContext({ baseURL: address })
  const session = { email: 'ana@example.org', password }
  await send(writer.request, 'POST', '/api/session', session)
  const { email } = await newMember(writer.request, browser, 'Rea', 'programme-lead')
  const reviewer = await browser.newContext({ baseURL: address })
  await send(reviewer.request, 'POST', '/api/session', { email, password })
  const people = { writer: writer.request, reviewer: reviewer.request }
  const ofCase = { certificationId, title: 'The warden', text: 'A warden counts herons at three ponds.' }
  const { caseId } = await send<{ caseId: string }>(people.writer, 'POST', `${organisation}/question-cases`, ofCase)
  for (const each of items) {
    const text = { stem: each.stem, item: each.item, caseId: each.ofCase ? caseId : null }
    await makeLive(people, organisation, { certificationId, text })
  }
  const draft = {
    certificationId,
    title: 'Every kind',
    kind: 'practice-exam',
    draw: { scored: items.length, byDomain: { [domain]: items.length }, freshDays: 0 },
    minutes: 90,
    conditions: { timed: true, oneSitting: true, closedBook: true, calculator: true, notes: true },
    review: 'after-submit',
    attemptsAllowed: 9,
  }
  const { assessmentId } = await send<{ assessmentId: string }>(
    people.writer,
    'POST',
    `${organisation}/assessments`,
    draft,
  )
  await send(people.writer, 'POST', `${organisation}/assessments/${assessmentId}/publication`, {})
  await Promise.all([writer.close(), reviewer.close()])
  return assessmentId
}

type People = { readonly writer: APIRequestContext; readonly reviewer: APIRequestContext }
type Written = { readonly certificationId: string; readonly text: object }

async function makeLive(
  { writer, reviewer }: People,
  organisation: string,
  { certificationId, text }: Written,
): Promise<void> {
  const references = [{ title: 'Herons of the ponds', url: 'https://example.org/herons' }]
  const { questionId } = await send<{ questionId: string }>(writer, 'POST', `${organisation}/questions`, {
    place: { certificationId, domain },
    text: { ...text, explanation: 'Herons wade.', references },
    provenance: { kind: 'experience', words: 'A pond.' },
  })
  const { version } = await send<{ version: number }>(writer, 'GET', `${organisation}/questions/attestation`)
  const question = `${organisation}/questions/${questionId}`
  const submission = { expectedRevision: 1, attestation: version }
  const { versionId } = await send<{ versionId: string }>(writer, 'POST', `${question}/submission`, submission)
  await send(reviewer, 'POST', `${question}/reviews`, { versionId, accepted: true })
}
