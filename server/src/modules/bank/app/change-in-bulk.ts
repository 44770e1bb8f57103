import {
  attestationOutdated,
  selectionChanged,
  selectionTooLarge,
  type changeInBulk,
  type previewBulk,
  type ParsedInput,
} from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { currentAttestation } from '../domain/attestation.ts'
import type { QuestionId, StoredQuestion } from '../domain/question.ts'
import { after, isInReview } from '../domain/workflow.ts'
import { changePlaces, countChanging, countSelected, idsSelected, lockSelected, retireAll } from '../store/bulk.ts'
import { questionsById } from '../store/questions.ts'
import { freeze, provenanceProblems } from './review-questions.ts'

type Chosen = ParsedInput<typeof previewBulk>['body']
type Change = Chosen['change']
const waitsAlready = 'waits already'
type Counts = { selected: number; changed: number; unchanged: number; refused: { words: string; count: number }[] }

/** Each submission is a frozen copy and a review for somebody: more than this is nobody's week. */
const mostSubmitted = 2_000
const mostChanged = 50_000

const total = (counts: ReadonlyMap<unknown, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0)

function judge(change: Change, count: number) {
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

export const changeMany: Handler<typeof changeInBulk> = async (tx, { body: { selection, change, expected } }) => {
  const ids = await lockSelected(tx, selection)
  const judged = judge(change, ids.length)
  if (!judged.ok) return judged
  if (ids.length !== expected) return refuse(selectionChanged.code, { expected, found: ids.length })
  const counts = await carryOut(tx, ids, change)
  if (counts.changed > 0) {
    const { kind } = change
    tx.record({ operation: 'bank.bulk', subject: kind, detail: { change, changed: counts.changed, of: ids.length } })
    tx.changed('bank')
  }
  return ok(counts)
}

async function carryOut(tx: Tx, ids: readonly QuestionId[], change: Change): Promise<Counts> {
  const selected = ids.length
  if (change.kind === 'submit') {
    const { ready, unchanged, refused } = await planSubmission(tx, ids)
    for (const question of ready) await freeze(tx, question)
    return { selected, changed: ready.length, unchanged, refused }
  }
  const changed =
    change.kind === 'retire' ? await retireAll(tx, ids, change.reason) : await changePlaces(tx, ids, change)
  return { selected, changed, unchanged: selected - changed, refused: [] }
}
