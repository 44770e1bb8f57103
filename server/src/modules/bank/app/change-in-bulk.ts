import {
  attestationOutdated,
  bulkEnded,
  notFound,
  selectionChanged,
  selectionTooLarge,
  type cancelBulk,
  type changeInBulk,
  type listBulkChanges,
  type previewBulk,
} from '@cadre/contracts'
import { isoOf, ok, present, refuse } from '@cadre/kernel'
import { organisationOf } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { currentAttestation } from '../domain/attestation.ts'
import type { BulkChange, BulkCounts } from '../domain/bulk-change.ts'
import type { QuestionId, StoredQuestion } from '../domain/question.ts'
import { after, isInReview } from '../domain/workflow.ts'
import { changePlaces, countChanging, countSelected, idsSelected, lockThese, retireAll } from '../store/bulk.ts'
import { bulksOf, endBulk, insertBulk, lockBulk } from '../store/bulk-changes.ts'
import { personOf, questionsById } from '../store/questions.ts'
import { namesIn } from './names.ts'
import { freeze, provenanceProblems } from './review-questions.ts'

const waitsAlready = 'waits already'

/** Each submission is a frozen copy and a review for somebody: more than this is nobody's week. */
const mostSubmitted = 2_000
const mostChanged = 50_000

const total = (counts: ReadonlyMap<unknown, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0)

function judge(change: BulkChange, count: number) {
  const most = change.kind === 'submit' ? mostSubmitted : mostChanged
  if (count > most) return refuse(selectionTooLarge.code, { most })
  if (change.kind === 'submit' && change.attestation !== currentAttestation.version)
    return refuse(attestationOutdated.code, { current: currentAttestation.version })
  return ok(null)
}

/** Why one question cannot be sent to review now; null: it can; `waitsAlready`: nothing is to do. */
function submissionOf(question: StoredQuestion): string | null {
  if (isInReview(question.state)) return waitsAlready
  if (question.state === 'retired') return 'It is retired.'
  if (!after(question.state, 'submit').ok) return 'It is live and nothing of it was changed.'
  const [problem] = provenanceProblems(question)
  return problem ? `${problem.words.charAt(0).toUpperCase()}${problem.words.slice(1)}.` : null
}

async function planSubmission(reads: Reads, ids: readonly QuestionId[]) {
  const questions = await questionsById(reads, ids)
  const judged = questions.map((question) => ({ question, verdict: submissionOf(question) }))
  const refused = Map.groupBy(
    judged.filter(({ verdict }) => verdict !== null && verdict !== waitsAlready),
    ({ verdict }) => verdict ?? '',
  )
  return {
    ready: judged.filter(({ verdict }) => verdict === null).map(({ question }) => question),
    unchanged: judged.filter(({ verdict }) => verdict === waitsAlready).length,
    refused: [...refused].map(([words, those]) => ({ words, count: those.length })),
  }
}

export const preview: Handler<typeof previewBulk> = async (reads, { body: { selection, change } }) => {
  const states = await countSelected(reads, selection)
  const selected = total(states)
  const judged = judge(change, selected)
  if (!judged.ok) return judged
  if (change.kind === 'submit') {
    const { ready, unchanged, refused } = await planSubmission(reads, await idsSelected(reads, selection))
    return ok({ selected, changed: ready.length, unchanged, refused })
  }
  const unchanged =
    change.kind === 'retire' ? (states.get('retired') ?? 0) : selected - (await countChanging(reads, selection, change))
  return ok({ selected, changed: selected - unchanged, unchanged, refused: [] })
}

/** Notes what is to change; the job carries it out. */
export const begin: Handler<typeof changeInBulk> = async (tx, { body: { selection, change, expected } }) => {
  const questionIds = await idsSelected(tx, selection)
  const judged = judge(change, questionIds.length)
  if (!judged.ok) return judged
  if (questionIds.length !== expected) return refuse(selectionChanged.code, { expected, found: questionIds.length })
  const startedBy = present(personOf(tx), 'a person changes many')
  const bulkId = await insertBulk(tx, { change, questionIds, startedBy })
  await tx.enqueue({
    task: 'bank.change-many',
    payload: { organisationId: organisationOf(tx), bulkId, personId: startedBy },
  })
  tx.record({ operation: 'bank.bulk', subject: bulkId, detail: { change, of: expected } })
  tx.changed('bank', bulkId)
  return ok({ bulkId })
}

/** Changes some of what is to change. */
export async function carryOut(tx: Tx, ids: readonly QuestionId[], change: BulkChange): Promise<BulkCounts> {
  const selected = ids.length
  // What is one statement locks what it changes; what first looks and then writes must not have it changed in between.
  if (change.kind === 'submit' || change.kind === 'retire') await lockThese(tx, ids)
  if (change.kind === 'submit') {
    const { ready, unchanged, refused } = await planSubmission(tx, ids)
    for (const question of ready) await freeze(tx, question)
    return { selected, changed: ready.length, unchanged, refused }
  }
  const changed =
    change.kind === 'retire' ? await retireAll(tx, ids, change.reason) : await changePlaces(tx, ids, change)
  return { selected, changed, unchanged: selected - changed, refused: [] }
}

export const readBulks: Handler<typeof listBulkChanges> = async (reads) => {
  const found = await bulksOf(reads)
  const names = await namesIn(
    reads,
    found.map(({ startedBy }) => startedBy),
  )
  return ok({
    items: found.map(({ startedAt, startedBy, ...bulk }) => ({
      ...bulk,
      startedAt: isoOf(startedAt),
      startedBy: names.person(startedBy),
    })),
  })
}

/** The job finds it stopped before it takes the next piece, or at the end, and takes all of its work back. */
export const cancel: Handler<typeof cancelBulk> = async (tx, { params: { bulkId } }) => {
  const found = await lockBulk(tx, bulkId)
  if (!found) return refuse(notFound.code)
  if (found.stage === 'cancelled') return ok({})
  if (!(await endBulk(tx, bulkId, 'cancelled'))) return refuse(bulkEnded.code)
  tx.record({ operation: 'bank.cancel-bulk', subject: bulkId, detail: { change: found.change } })
  tx.changed('bank', bulkId)
  return ok({})
}
