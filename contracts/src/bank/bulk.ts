import { z } from 'zod'
import { idOf, instantText, multiline } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { attestationOutdated, bulkEnded, selectionChanged, selectionTooLarge } from './failures.ts'
import { bankKey, bankOfOrganisation, difficulty, questionFilter } from './questions.ts'

export const bulkChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('tags'),
    add: z.array(bankKey(60)).max(20).default([]),
    remove: z.array(bankKey(60)).max(20).default([]),
  }),
  z.object({ kind: z.literal('place'), domain: bankKey(), objective: bankKey().nullable() }),
  z.object({ kind: z.literal('difficulty'), difficulty: difficulty().nullable() }),
  z.object({ kind: z.literal('submit'), attestation: z.int().min(1) }),
  z.object({ kind: z.literal('retire'), reason: multiline(1_000).default('') }),
])
const selection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('these'), questionIds: z.array(idOf('qst')).min(1).max(1_000) }),
  z.object({ kind: z.literal('filter'), filter: z.object(questionFilter) }),
])
const counts = {
  selected: z.int(),
  changed: z.int(),
  /** They are already so. */
  unchanged: z.int(),
  /** Why some stay as they are. */
  refused: z.array(z.object({ words: z.string(), count: z.int() })),
}
const chosen = { selection, change: bulkChange }

export const previewBulk = operation({
  id: 'bank.preview-bulk',
  method: 'POST',
  path: '/api/organisations/:organisationId/questions/bulk/preview',
  summary: 'How many questions a change would reach, and which it would not. Changes nothing',
  access: { kind: 'member', anyOf: ['questions.manage'] },
  idempotency: 'natural',
  params: z.object(bankOfOrganisation),
  body: z.object(chosen),
  output: z.object(counts),
  failures: [selectionTooLarge, attestationOutdated],
})

export const bulkStages = ['changing', 'done', 'cancelled', 'failed'] as const
export const bulkView = z.object({
  bulkId: idOf('blk'),
  change: bulkChange,
  stage: z.enum(bulkStages),
  /** Looked at so far, of those selected. Nothing is changed before the stage is done, and then all of it. */
  done: z.int(),
  ...counts,
  startedAt: instantText(),
  startedBy: z.string(),
})

export const changeInBulk = operation({
  id: 'bank.bulk',
  method: 'POST',
  path: '/api/organisations/:organisationId/questions/bulk',
  summary: 'Begin to change many questions: all of what the preview counted, in one transaction, or nothing',
  creates: true,
  access: { kind: 'member', anyOf: ['questions.manage'] },
  idempotency: 'key',
  params: z.object(bankOfOrganisation),
  body: z.object({ ...chosen, expected: z.int().min(0) }),
  output: z.object({ bulkId: idOf('blk') }),
  failures: [selectionTooLarge, selectionChanged, attestationOutdated],
})
export const listBulkChanges = operation({
  id: 'bank.bulk-changes',
  method: 'GET',
  path: '/api/organisations/:organisationId/questions/bulk',
  summary: 'Changes of many questions: how far those are that run, and what the last ones did',
  access: { kind: 'member', anyOf: ['questions.manage'] },
  params: z.object(bankOfOrganisation),
  output: z.object({ items: z.array(bulkView) }),
  failures: [],
})
export const cancelBulk = operation({
  id: 'bank.cancel-bulk',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/questions/bulk/:bulkId',
  summary: 'Stop a change of many questions; nothing of it is kept',
  access: { kind: 'member', anyOf: ['questions.manage'] },
  idempotency: 'natural',
  params: z.object({ ...bankOfOrganisation, bulkId: idOf('blk') }),
  output: z.object({}),
  failures: [bulkEnded],
})
