import { idOf } from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import { z } from 'zod'
import { isUnavailable } from '../../../platform/db/faults.ts'
import { as, read, transact, type Database, type Tx } from '../../../platform/db/transaction.ts'
import { type OrganisationScope, organisationScope } from '../../../platform/scope.ts'
import type { ChildLimits } from '../../../platform/child/in-child.ts'
import type { ReportLine } from '../domain/import-report.ts'
import type { ReadBank } from '../reader/read-bank.ts'
import type { KeptReading } from '../reader/kept-reading.ts'
import { readInChild } from '../reader/read-in-child.ts'
import { findImport, findImportFile, lockImport, saveImport, type StoredImport } from '../store/imports.ts'
import { keepVocabulary } from '../store/words.ts'
import { addSet, knownKeys, type SetPlan } from './add-set.ts'
import { atMostEvery } from './at-most-every.ts'
import { guideLabelOf } from './write-question.ts'

export type Importing = {
  readonly database: Database
  readonly limits: ChildLimits
  readonly kept: KeptReading
}

/** As the queue carries it: put there by this module, in the transaction that made the import. */
const payload = z.object({ organisationId: idOf('org'), importId: idOf('imp'), personId: idOf('per') })
type ImportJob = z.infer<typeof payload>

const scopeOf = ({ organisationId, personId }: ImportJob): OrganisationScope =>
  organisationScope(organisationId, personId)

async function importAt(database: Database, job: ImportJob, stage: StoredImport['stage']) {
  const result = await read(database, as(scopeOf(job)), async (reads) => ok(await findImport(reads, job.importId)))
  return result.value?.stage === stage ? result.value : null
}

async function bankOf({ database, limits }: Importing, job: ImportJob): Promise<ReadBank> {
  const result = await read(database, as(scopeOf(job)), async (reads) => ok(await findImportFile(reads, job.importId)))
  return result.value === null ? { ok: false, reason: 'it is gone' } : readInChild(result.value, limits)
}

const setKeyOf = (bank: Extract<ReadBank, { ok: true }>, { name }: StoredImport): string =>
  bank.setKey ?? `${bank.format}:${name}`

function reportOf({ fidelity }: Extract<ReadBank, { ok: true }>, known: ReadonlySet<string>): ReportLine[] {
  return fidelity.map(({ outcome, name, key, notes }, i) => ({
    position: i + 1,
    name,
    fidelity: key !== null && known.has(key) ? 'known' : outcome,
    notes,
  }))
}

/** The dry run: reads the file in a process of its own and keeps what would become of each question. */
export async function readFileTask(importing: Importing, given: unknown): Promise<void> {
  const job = payload.parse(given)
  const { database, kept } = importing
  if (!(await importAt(database, job, 'reading'))) return
  const bank = await bankOf(importing, job)
  await transact(database, as(scopeOf(job)), async (tx) => {
    const found = await lockImport(tx, job.importId)
    if (found?.stage !== 'reading') return ok(null)
    if (bank.ok) {
      const setKey = setKeyOf(bank, found)
      const known = await knownKeys(tx, bank, { certificationId: found.certificationId, setKey })
      await saveImport(tx, job.importId, {
        stage: 'ready',
        progress: 1,
        format: bank.format,
        report: reportOf(bank, known),
      })
      kept.keep(job.importId, bank)
    } else {
      await saveImport(tx, job.importId, { stage: 'unreadable', progress: 1, problem: bank.reason, file: null })
    }
    tx.changed('bank', job.importId)
    return ok(null)
  })
}

/** Adds what was read: the whole file in one transaction, so that an end halfway leaves nothing. */
export async function addFileTask(importing: Importing, given: unknown): Promise<void> {
  const job = payload.parse(given)
  const { database, kept } = importing
  const found = await importAt(database, job, 'adding')
  if (!found) return
  const bank = kept.take(job.importId) ?? (await bankOf(importing, job))
  if (!bank.ok) return fail(database, job, bank.reason)
  try {
    await addAll(database, job, { found, bank })
  } catch (error) {
    // A database that is away comes back, and the job with it; anything else would only fail again.
    if (!isUnavailable(error)) await fail(database, job, 'adding it failed on our side; nothing was added')
    throw error
  }
}

type Given = { readonly found: StoredImport; readonly bank: Extract<ReadBank, { ok: true }> }

async function addAll(database: Database, job: ImportJob, there: Given): Promise<void> {
  const { bank } = there
  const told = atMostEvery(database, betweenTellingMs, (progress) => tellProgress(database, job, progress))
  // In a transaction of its own, for words that no question uses are found by nobody: whoever saves a question with one of the new
  // words would otherwise wait until the whole file is in.
  await transact(database, as(scopeOf(job)), async (tx) => ok(await keepVocabulary(tx, bank.words.vocabulary)))
  await transact(database, as(scopeOf(job)), async (tx) => {
    const plan = await planOf(tx, there.found, bank)
    const { added, present } = await addSet(tx, bank, plan, told)
    const found = await lockImport(tx, job.importId)
    // Two workers took the job: the second finds it done, and takes its own work back.
    if (found?.stage !== 'adding') return { ok: false as const, code: 'bank.import-done', details: {} }
    await saveImport(tx, job.importId, { stage: 'added', progress: 1, file: null })
    tx.record({ operation: 'bank.apply-import', subject: job.importId, detail: { name: found.name, added, present } })
    tx.changed('bank', job.importId)
    tx.changed('bank')
    return ok(null)
  })
}

async function planOf(tx: Tx, found: StoredImport, bank: Extract<ReadBank, { ok: true }>): Promise<SetPlan> {
  return {
    certificationId: found.certificationId,
    guideVersion: await guideLabelOf(tx, found.certificationId),
    setKey: setKeyOf(bank, found),
    domain: bank.domain ?? 'not-placed',
    provenance: { kind: 'imported', words: found.provenance },
    as: 'draft',
  }
}

const betweenTellingMs = 400

async function tellProgress(database: Database, job: ImportJob, progress: number): Promise<void> {
  await transact(database, as(scopeOf(job)), async (tx) => {
    await saveImport(tx, job.importId, { progress: Math.min(0.99, progress) })
    tx.changed('bank', job.importId)
    return ok(null)
  })
}

async function fail(database: Database, job: ImportJob, problem: string): Promise<void> {
  await transact(database, as(scopeOf(job)), async (tx) => {
    // Of two workers that took the job one may be done already.
    const found = await lockImport(tx, job.importId)
    if (found?.stage !== 'adding') return ok(null)
    await saveImport(tx, job.importId, { stage: 'failed', problem, file: null })
    tx.changed('bank', job.importId)
    return ok(null)
  })
}
