import type { Id, PlainDate } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'
import type { CertificationId } from '../domain/certification.ts'

export type Certificate = {
  readonly certificateId: Id<'cer'>
  readonly personId: PersonId
  readonly certificationId: CertificationId
  readonly earnedOn: PlainDate
  readonly expiresOn: PlainDate | null
  readonly score: number | null
  readonly credentialUrl: string | null
}

/** @param people null: everybody's. */
export async function certificatesOf(
  reads: Reads,
  people: PersonId | readonly PersonId[] | null,
): Promise<Certificate[]> {
  let query = reads.db
    .selectFrom('catalogue.certificates as c')
    .select([
      'c.certificate_id',
      'c.person_id',
      'c.certification_id',
      'c.earned_on',
      'c.expires_on',
      'c.score',
      'c.credential_url',
    ])
    .where(tenant(reads, 'c'))
  if (people !== null)
    query = query.where((eb) =>
      eb('c.person_id', '=', eb.fn.any(eb.val(typeof people === 'string' ? [people] : [...people]))),
    )
  const rows = await query.orderBy('c.earned_on', 'desc').orderBy('c.certificate_id').execute()
  return rows.map((row) => ({
    certificateId: row.certificate_id as Id<'cer'>,
    personId: row.person_id as PersonId,
    certificationId: row.certification_id as CertificationId,
    earnedOn: row.earned_on as PlainDate,
    expiresOn: row.expires_on as PlainDate | null,
    score: row.score,
    credentialUrl: row.credential_url,
  }))
}

/** Valid holders of each certification, every person counted once (C5). */
export async function holdersByCertification(reads: Reads, today: PlainDate): Promise<Map<string, number>> {
  const rows = await reads.db
    .selectFrom('catalogue.certificates as c')
    .select((eb) => ['c.certification_id', eb.fn.count<number>('c.person_id').distinct().as('holders')])
    .where(tenant(reads, 'c'))
    .where((eb) => eb.or([eb('c.expires_on', 'is', null), eb('c.expires_on', '>', today)]))
    .groupBy('c.certification_id')
    .execute()
  return new Map(rows.map((row) => [row.certification_id, row.holders]))
}

/** How many certificates of each certification end from one date to another, both included. */
export async function certificatesRunningOut(
  reads: Reads,
  from: PlainDate,
  to: PlainDate,
): Promise<Map<CertificationId, number>> {
  const rows = await reads.db
    .selectFrom('catalogue.certificates as c')
    .select((eb) => ['c.certification_id', eb.fn.countAll<number>().as('count')])
    .where(tenant(reads, 'c'))
    .where('c.expires_on', '>=', from)
    .where('c.expires_on', '<=', to)
    .groupBy('c.certification_id')
    .orderBy('c.certification_id')
    .execute()
  return new Map(rows.map((row) => [row.certification_id as CertificationId, row.count]))
}

export async function insertCertificate(tx: Tx, certificate: Omit<Certificate, 'certificateId'>): Promise<Id<'cer'>> {
  const certificateId = tx.newId('cer')
  const { personId, certificationId, earnedOn, expiresOn, score, credentialUrl } = certificate
  await tx.db
    .insertInto('catalogue.certificates')
    .values({
      organisation_id: organisationOf(tx),
      certificate_id: certificateId,
      person_id: personId,
      certification_id: certificationId,
      earned_on: earnedOn,
      expires_on: expiresOn,
      score,
      credential_url: credentialUrl,
    })
    .execute()
  return certificateId
}

/** @param personId null: whosever it is. */
export async function deleteCertificate(tx: Tx, certificateId: Id<'cer'>, personId: PersonId | null): Promise<boolean> {
  let query = tx.db
    .deleteFrom('catalogue.certificates as c')
    .where(tenant(tx, 'c'))
    .where('c.certificate_id', '=', certificateId)
  if (personId !== null) query = query.where('c.person_id', '=', personId)
  return (await query.executeTakeFirst()).numDeletedRows > 0n
}
