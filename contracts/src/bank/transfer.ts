import { z } from 'zod'
import { idOf, instantText, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { bankFileUnreadable, certificationMissing, exportTooLarge, importRefused } from './failures.ts'
import { bankOfOrganisation, questionFilter } from './questions.ts'

/** Formats of files of questions, read and written (Q6). */
export const questionFileFormats = [
  'yaml',
  'moodle-xml',
  'gift',
  'aiken',
  'csv',
  'qti12',
  'qti21',
  'qti22',
  'qti3',
] as const
const fileFormat = () => z.enum(questionFileFormats)
export const importStages = ['reading', 'ready', 'unreadable', 'adding', 'added', 'failed', 'discarded'] as const

const count = z.int()
export const importView = z.object({
  importId: idOf('imp'),
  name: z.string(),
  /** Found by the content while it is read. Null: not yet, or none that is known. */
  format: fileFormat().nullable(),
  certificationId: idOf('crt'),
  stage: z.enum(importStages),
  /** 0 to 1 while it is read or added. */
  progress: z.number(),
  startedAt: instantText(),
  startedBy: z.string(),
  /** Why it cannot be read or added; null while nothing went wrong. */
  problem: z.string().nullable(),
  counts: z.object({ questions: count, exact: count, approximated: count, notImported: count, known: count }),
})
/** What becomes of one question of the file. `known`: the bank has it already, and keeps its own. */
export const importedQuestion = z.object({
  position: z.int(),
  name: z.string(),
  fidelity: z.enum(['exact', 'approximated', 'not-imported', 'known']),
  notes: z.array(z.string()),
})
const ofImport = z.object({ ...bankOfOrganisation, importId: idOf('imp') })

export const startImport = operation({
  id: 'bank.start-import',
  method: 'POST',
  path: '/api/organisations/:organisationId/question-imports',
  summary: 'Read a file of questions as a dry run: what would be added, exactly or nearly, and what not and why',
  creates: true,
  access: { kind: 'member', anyOf: ['questions.manage'] },
  idempotency: 'key',
  params: z.object(bankOfOrganisation),
  body: z.object({
    name: text(200),
    certificationId: idOf('crt'),
    /** The file, at most 24 MB of it, in base64. */
    base64: z.string().max(33_600_000),
  }),
  output: z.object({ importId: idOf('imp') }),
  failures: [certificationMissing, bankFileUnreadable],
})
export const listImports = operation({
  id: 'bank.imports',
  method: 'GET',
  path: '/api/organisations/:organisationId/question-imports',
  summary: 'Files of questions that were read or added',
  access: { kind: 'member', anyOf: ['questions.manage'] },
  params: z.object(bankOfOrganisation),
  output: z.object({ items: z.array(importView) }),
  failures: [],
})
export const readImport = operation({
  id: 'bank.import',
  method: 'GET',
  path: '/api/organisations/:organisationId/question-imports/:importId',
  summary: 'One import and what becomes of each question of its file',
  access: { kind: 'member', anyOf: ['questions.manage'] },
  params: ofImport,
  query: z.object({
    from: z.coerce.number().int().min(0).max(100_000).default(0),
    fidelity: z.enum(['exact', 'approximated', 'not-imported', 'known']).optional(),
  }),
  output: importView.extend({ items: z.array(importedQuestion), next: z.int().nullable() }),
  failures: [],
})
export const applyImport = operation({
  id: 'bank.apply-import',
  method: 'POST',
  path: '/api/organisations/:organisationId/question-imports/:importId/questions',
  summary: 'Add what was read, all of it or nothing, as drafts',
  access: { kind: 'member', anyOf: ['questions.manage'] },
  idempotency: 'natural',
  params: ofImport,
  body: z.object({ provenance: text(500) }),
  output: z.object({}),
  failures: [importRefused],
})
export const discardImport = operation({
  id: 'bank.discard-import',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/question-imports/:importId',
  summary: 'Forget a file that was read and not added',
  access: { kind: 'member', anyOf: ['questions.manage'] },
  idempotency: 'natural',
  params: ofImport,
  output: z.object({}),
  failures: [importRefused],
})

export const listShippedQuestions = operation({
  id: 'bank.shipped',
  method: 'GET',
  path: '/api/organisations/:organisationId/questions/shipped',
  summary: 'Question sets that ship with Cadre, and how many of each are in the bank already',
  access: { kind: 'member', anyOf: ['questions.read'] },
  params: z.object(bankOfOrganisation),
  output: z.object({
    items: z.array(
      z.object({
        certificationId: idOf('crt').nullable(),
        code: z.string(),
        sets: z.int(),
        questions: z.int(),
        present: z.int(),
      }),
    ),
  }),
  failures: [],
})
export const addShippedQuestions = operation({
  id: 'bank.add-shipped',
  method: 'POST',
  path: '/api/organisations/:organisationId/questions/shipped/:code',
  summary: 'Add the questions that ship for a certification; those that are there already stay as they are',
  access: { kind: 'member', anyOf: ['questions.manage'] },
  idempotency: 'natural',
  params: z.object({ ...bankOfOrganisation, code: text(40) }),
  output: z.object({ added: z.int(), present: z.int() }),
  failures: [certificationMissing],
})

export const exportQuestions = operation({
  id: 'bank.export',
  method: 'GET',
  path: '/api/organisations/:organisationId/questions/file',
  summary: 'Questions by a filter as a file in any of the formats; packages are ZIP archives',
  access: { kind: 'member', anyOf: ['questions.manage'] },
  params: z.object(bankOfOrganisation),
  query: z.object({ ...questionFilter, format: fileFormat().default('yaml') }),
  output: z.string(),
  mediaType: '*/*',
  failures: [exportTooLarge],
})
export const previewExport = operation({
  id: 'bank.preview-export',
  method: 'GET',
  path: '/api/organisations/:organisationId/questions/file/fidelity',
  summary: 'What a format would keep of questions by a filter, and what it would lose of how many',
  access: { kind: 'member', anyOf: ['questions.manage'] },
  params: z.object(bankOfOrganisation),
  query: z.object({ ...questionFilter, format: fileFormat() }),
  output: z.object({
    questions: count,
    exact: count,
    approximated: count,
    notExported: count,
    /** The most frequent first. */
    losses: z.array(z.object({ words: z.string(), questions: count })),
  }),
  failures: [exportTooLarge],
})
