import {
  bankFileUnreadable,
  certificationMissing,
  importRefused,
  notFound,
  type applyImport,
  type discardImport,
  type listImports,
  type readImport,
  type startImport,
} from '@cadre/contracts'
import { isoOf, ok, present, refuse } from '@cadre/kernel'
import { organisationOf } from '../../../platform/db/tenant.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { findCertification } from '../../catalogue/index.ts'
import {
  findImport,
  importsOf,
  insertImport,
  lockImport,
  reportLines,
  saveImport,
  type ImportId,
  type StoredImport,
} from '../store/imports.ts'
import { personOf } from '../store/questions.ts'
import { namesIn, type Names } from './names.ts'
import { isFormat } from './formats-offered.ts'

const viewOf = (found: StoredImport, { person }: Names) => {
  const { importId, name, format, certificationId, stage, progress, startedAt, startedBy, problem } = found
  return {
    importId,
    name,
    format: isFormat(format) ? format : null,
    certificationId,
    stage,
    progress,
    startedAt: isoOf(startedAt),
    startedBy: person(startedBy),
    problem,
    counts: found.counts,
  }
}

const enqueue = (tx: Tx, task: string, importId: ImportId) =>
  tx.enqueue({ task, payload: { organisationId: organisationOf(tx), importId, personId: personOf(tx) } })

/** How many bytes base64 holds if every letter of it is one: others are passed over when it is decoded. */
const bytesIn = (base64: string): number => Math.floor((base64.replace(/={1,2}$/, '').length * 3) / 4)
const mostBytes = 25_165_824

export const start: Handler<typeof startImport> = async (tx, { body }) => {
  if (!(await findCertification(tx, body.certificationId))) return refuse(certificationMissing.code)
  const file = Buffer.from(body.base64, 'base64')
  if (body.base64 === '') return refuse(bankFileUnreadable.code, { reason: 'it is empty' })
  if (file.length === 0 || file.length !== bytesIn(body.base64))
    return refuse(bankFileUnreadable.code, { reason: 'it did not arrive whole' })
  if (file.length > mostBytes) return refuse(bankFileUnreadable.code, { reason: 'it has more than 24 MB' })
  const startedBy = present(personOf(tx), 'a person starts an import')
  const importId = await insertImport(tx, { ...body, startedBy, file })
  await enqueue(tx, 'bank.read-file', importId)
  tx.record({ operation: 'bank.start-import', subject: importId, detail: { name: body.name, bytes: file.length } })
  tx.changed('bank', importId)
  return ok({ importId })
}

export const readImports: Handler<typeof listImports> = async (reads) => {
  const imports = await importsOf(reads)
  const names = await namesIn(
    reads,
    imports.map(({ startedBy }) => startedBy),
  )
  return ok({ items: imports.map((found) => viewOf(found, names)) })
}

const pageLength = 200

export const readOneImport: Handler<typeof readImport> = async (reads, { params, query: { from, fidelity } }) => {
  const found = await findImport(reads, params.importId)
  if (!found) return refuse(notFound.code)
  const lines = await reportLines(reads, params.importId, { fidelity, from, most: pageLength + 1 })
  return ok({
    ...viewOf(found, await namesIn(reads, [found.startedBy])),
    items: lines.slice(0, pageLength).map((line) => ({ ...line, notes: [...line.notes] })),
    next: lines.length > pageLength ? from + pageLength : null,
  })
}

/** A repeat finds it being added, or added, and does nothing more. */
export const apply: Handler<typeof applyImport> = async (tx, { params, body }) => {
  const found = await lockImport(tx, params.importId)
  if (!found) return refuse(notFound.code)
  if (found.stage === 'adding' || found.stage === 'added') return ok({})
  if (found.stage !== 'ready') return refuse(importRefused.code, { stage: found.stage })
  await saveImport(tx, params.importId, { stage: 'adding', progress: 0, provenance: body.provenance })
  await enqueue(tx, 'bank.add-file', params.importId)
  tx.record({ operation: 'bank.apply-import', subject: params.importId, detail: { provenance: body.provenance } })
  tx.changed('bank', params.importId)
  return ok({})
}

export const discardOneImport: Handler<typeof discardImport> = async (tx, { params }) => {
  const found = await lockImport(tx, params.importId)
  if (!found) return refuse(notFound.code)
  if (found.stage === 'discarded') return ok({})
  if (found.stage === 'adding' || found.stage === 'added') return refuse(importRefused.code, { stage: found.stage })
  await saveImport(tx, params.importId, { stage: 'discarded', file: null, report: [] })
  tx.record({ operation: 'bank.discard-import', subject: params.importId, detail: { name: found.name } })
  tx.changed('bank', params.importId)
  return ok({})
}
