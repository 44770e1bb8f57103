import type { Id, PlainDate } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { Certification, CertificationId, Level } from '../domain/certification.ts'

const columns = [
  'c.certification_id',
  'c.vendor',
  'c.code',
  'c.name',
  'c.level',
  'c.retires_on',
  'c.successor_code',
  'c.core_work',
  'c.own_practice',
  'c.endorsed_training_required',
] as const

type Row = {
  certification_id: string
  vendor: string
  code: string
  name: string
  level: string
  retires_on: string | null
  successor_code: string | null
  core_work: boolean
  own_practice: boolean
  endorsed_training_required: boolean
}

const toCertification = (row: Row): Certification => ({
  certificationId: row.certification_id as CertificationId,
  vendor: row.vendor,
  code: row.code,
  name: row.name,
  level: row.level as Level,
  retiresOn: row.retires_on as PlainDate | null,
  successorCode: row.successor_code,
  coreWork: row.core_work,
  ownPractice: row.own_practice,
  endorsedTrainingRequired: row.endorsed_training_required,
})

const select = (reads: Reads) =>
  reads.db.selectFrom('catalogue.certifications as c').select(columns).where(tenant(reads, 'c'))

export async function certificationsOf(reads: Reads): Promise<Certification[]> {
  return (await select(reads).orderBy('c.vendor').orderBy('c.code').execute()).map(toCertification)
}

export async function findCertification(reads: Reads, certificationId: CertificationId): Promise<Certification | null> {
  const row = await select(reads).where('c.certification_id', '=', certificationId).executeTakeFirst()
  return row ? toCertification(row) : null
}

export async function findCertificationByCode(reads: Reads, code: string): Promise<Certification | null> {
  const row = await select(reads).where('c.code', '=', code).executeTakeFirst()
  return row ? toCertification(row) : null
}

export type NewCertification = Pick<Certification, 'vendor' | 'code' | 'name' | 'level' | 'retiresOn' | 'successorCode'>

/** Null: this vendor's code is there already. */
export async function insertCertification(tx: Tx, certification: NewCertification): Promise<CertificationId | null> {
  const certificationId: Id<'crt'> = tx.newId('crt')
  const { vendor, code, name, level, retiresOn, successorCode } = certification
  const inserted = await tx.db
    .insertInto('catalogue.certifications')
    .values({
      organisation_id: organisationOf(tx),
      certification_id: certificationId,
      vendor,
      code,
      name,
      level,
      retires_on: retiresOn,
      successor_code: successorCode,
      created_at: timestamp(tx.now),
    })
    .onConflict((conflict) => conflict.constraint('one_certification_a_code').doNothing())
    .returning('certification_id')
    .executeTakeFirst()
  return inserted ? certificationId : null
}

type Change = Partial<
  Pick<Certification, 'retiresOn' | 'successorCode' | 'coreWork' | 'ownPractice' | 'endorsedTrainingRequired'>
>

export async function saveCertification(tx: Tx, certificationId: CertificationId, change: Change): Promise<void> {
  await tx.db
    .updateTable('catalogue.certifications as c')
    .set({
      ...(change.retiresOn !== undefined && { retires_on: change.retiresOn }),
      ...(change.successorCode !== undefined && { successor_code: change.successorCode }),
      ...(change.coreWork !== undefined && { core_work: change.coreWork }),
      ...(change.ownPractice !== undefined && { own_practice: change.ownPractice }),
      ...(change.endorsedTrainingRequired !== undefined && {
        endorsed_training_required: change.endorsedTrainingRequired,
      }),
    })
    .where(tenant(tx, 'c'))
    .where('c.certification_id', '=', certificationId)
    .execute()
}
