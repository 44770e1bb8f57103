import { decide, parseAnswersFile, standingOf } from '@cadre/attempt'
import { answersFileRefused, type uploadAnswers } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { worthsAmong } from '../store/attempt-events.ts'
import { ownAttemptLocked } from './access.ts'
import { settle } from './settle.ts'
import { standingView } from './views.ts'

const reasons: Readonly<Record<string, string>> = {
  'attempt.file-unreadable': 'it is not readable as JSON',
  'attempt.file-foreign': 'it is another kind of file',
  'attempt.file-newer': 'it was written by a newer version of Cadre',
  'attempt.file-damaged': 'it was changed or cut off since it was written',
  'attempt.file-bad-event': 'one of its entries cannot be read',
}

/** Stores whatever the file holds that is not here yet (I6); what it is worth is decided as for a save. */
export const uploadFile: Handler<typeof uploadAnswers> = async (tx, { params, body }) => {
  const own = await ownAttemptLocked(tx, params.attemptId)
  if (!own.ok) return own
  const file = parseAnswersFile(body.file)
  if (!file.ok) return refuse(answersFileRefused.code, { reason: reasons[file.code] ?? 'it cannot be read' })
  if (file.value.attempt !== params.attemptId)
    return refuse(answersFileRefused.code, { reason: 'it belongs to another attempt' })
  const { events } = file.value
  const unfit = events.find(({ content, sequence }) => !isFit(content) || sequence > 1_000_000)
  if (unfit || events.length > 5_000)
    return refuse(answersFileRefused.code, { reason: 'one of its entries is none of this attempt' })
  const record = own.value
  const worths = await worthsAmong(tx, record.attemptId, events)
  const decided = decide(record.state, { kind: 'upload', events, known: new Set(worths.keys()) }, tx.now)
  if (!decided.ok)
    return refuse(answersFileRefused.code, { reason: 'it comes from a server that knows more than this one' })
  const settled = await settle(tx, record, decided.value)
  tx.record({
    operation: 'assessments.upload-answers',
    subject: record.attemptId,
    detail: { events: events.length, known: worths.size },
  })
  return ok({
    // A person brings a file twice and asks what counts: not whether it was here before.
    receipts: decided.value.receipts.map(({ id, outcome }) => ({ id, outcome: worths.get(id) ?? outcome })),
    standing: standingView(standingOf(settled.state, tx.now)),
  })
}

const isFit = (content: object): boolean =>
  !('question' in content) || (typeof content.question === 'string' && /^[1-9]\d{0,2}$/.test(content.question))
