import type { Id, PlainDate } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { CertificationId, Confidence } from '../domain/certification.ts'
import type { DomainId, GuideDomain, GuideVersion, Objective } from '../domain/guide.ts'

/** The one in force first, each with its domains and objectives: three statements whatever their number. */
export async function guideVersionsOf(reads: Reads, certificationId: CertificationId): Promise<GuideVersion[]> {
  const versions = await reads.db
    .selectFrom('catalogue.guide_versions as g')
    .select(['g.guide_version_id', 'g.label', 'g.effective_from', 'g.superseded_on', 'g.confidence'])
    .where(tenant(reads, 'g'))
    .where('g.certification_id', '=', certificationId)
    .orderBy('g.superseded_on', (order) => order.desc().nullsFirst())
    .orderBy('g.guide_version_id', 'desc')
    .execute()
  const domains = await domainsOf(
    reads,
    versions.map((version) => version.guide_version_id),
  )
  return versions.map((row) => ({
    guideVersionId: row.guide_version_id as Id<'gui'>,
    label: row.label,
    effectiveFrom: row.effective_from as PlainDate | null,
    supersededOn: row.superseded_on as PlainDate | null,
    confidence: row.confidence as Confidence,
    domains: domains.get(row.guide_version_id) ?? [],
  }))
}

export type GuideHistory = Pick<GuideVersion, 'guideVersionId' | 'label' | 'effectiveFrom' | 'supersededOn'>

/** Every certification's guide versions without their domains, the one in force first: one statement. */
export async function guideHistoryByCertification(reads: Reads): Promise<Map<CertificationId, GuideHistory[]>> {
  const rows = await reads.db
    .selectFrom('catalogue.guide_versions as g')
    .select(['g.certification_id', 'g.guide_version_id', 'g.label', 'g.effective_from', 'g.superseded_on'])
    .where(tenant(reads, 'g'))
    .orderBy('g.superseded_on', (order) => order.desc().nullsFirst())
    .orderBy('g.guide_version_id', 'desc')
    .execute()
  const byCertification = Map.groupBy(rows, (row) => row.certification_id as CertificationId)
  return new Map(
    [...byCertification].map(([certificationId, of]) => [
      certificationId,
      of.map((row) => ({
        guideVersionId: row.guide_version_id as Id<'gui'>,
        label: row.label,
        effectiveFrom: row.effective_from as PlainDate | null,
        supersededOn: row.superseded_on as PlainDate | null,
      })),
    ]),
  )
}

async function domainsOf(reads: Reads, guideVersionIds: readonly string[]): Promise<Map<string, GuideDomain[]>> {
  const rows = await reads.db
    .selectFrom('catalogue.domains as d')
    .select(['d.guide_version_id', 'd.domain_id', 'd.name', 'd.weight_low', 'd.weight_high'])
    .where(tenant(reads, 'd'))
    .where('d.guide_version_id', 'in', [...guideVersionIds, ''])
    .orderBy('d.position')
    .execute()
  const objectives = await objectivesOf(
    reads,
    rows.map((row) => row.domain_id),
  )
  const domains = rows.map((row) => ({
    guideVersionId: row.guide_version_id,
    domain: {
      domainId: row.domain_id as DomainId,
      name: row.name,
      weightLow: row.weight_low,
      weightHigh: row.weight_high,
      objectives: objectives.get(row.domain_id) ?? [],
    },
  }))
  const byVersion = Map.groupBy(domains, (entry) => entry.guideVersionId)
  return new Map([...byVersion].map(([version, entries]) => [version, entries.map((entry) => entry.domain)]))
}

async function objectivesOf(reads: Reads, domainIds: readonly string[]): Promise<Map<string, Objective[]>> {
  const rows = await reads.db
    .selectFrom('catalogue.objectives as o')
    .select(['o.domain_id', 'o.objective_id', 'o.code', 'o.text'])
    .where(tenant(reads, 'o'))
    .where('o.domain_id', 'in', [...domainIds, ''])
    .orderBy('o.position')
    .execute()
  const byDomain = Map.groupBy(rows, (row) => row.domain_id)
  return new Map(
    [...byDomain].map(([domain, of]) => [
      domain,
      of.map((row) => ({ objectiveId: row.objective_id as Id<'obj'>, code: row.code, text: row.text })),
    ]),
  )
}

/** A domain with its objectives, locked against a second editor. */
export async function lockDomain(tx: Tx, domainId: DomainId): Promise<GuideDomain | null> {
  const row = await tx.db
    .selectFrom('catalogue.domains as d')
    .select(['d.domain_id', 'd.name', 'd.weight_low', 'd.weight_high'])
    .where(tenant(tx, 'd'))
    .where('d.domain_id', '=', domainId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return null
  const objectives = await objectivesOf(tx, [domainId])
  return {
    domainId,
    name: row.name,
    weightLow: row.weight_low,
    weightHigh: row.weight_high,
    objectives: objectives.get(domainId) ?? [],
  }
}

export type NewObjective = Pick<Objective, 'code' | 'text'>
export type NewGuideVersion = Omit<GuideVersion, 'guideVersionId' | 'supersededOn' | 'domains'> & {
  readonly certificationId: CertificationId
  readonly domains: readonly (Pick<GuideDomain, 'name' | 'weightLow' | 'weightHigh'> & {
    readonly objectives: readonly NewObjective[]
  })[]
}

export async function insertGuideVersion(tx: Tx, guide: NewGuideVersion): Promise<Id<'gui'>> {
  const organisation_id = organisationOf(tx)
  const guideVersionId = tx.newId('gui')
  const { certificationId, label, effectiveFrom, confidence } = guide
  await tx.db
    .insertInto('catalogue.guide_versions')
    .values({
      organisation_id,
      guide_version_id: guideVersionId,
      certification_id: certificationId,
      label,
      effective_from: effectiveFrom,
      confidence,
      recorded_at: timestamp(tx.now),
    })
    .execute()
  const domains = guide.domains.map((domain, position) => ({ ...domain, position, domainId: tx.newId('dom') }))
  await tx.db
    .insertInto('catalogue.domains')
    .values(
      domains.map((d) => ({
        organisation_id,
        domain_id: d.domainId,
        guide_version_id: guideVersionId,
        position: d.position,
        name: d.name,
        weight_low: d.weightLow,
        weight_high: d.weightHigh,
      })),
    )
    .execute()
  for (const { domainId, objectives } of domains) await insertObjectives(tx, domainId, objectives)
  return guideVersionId
}

async function insertObjectives(
  tx: Tx,
  domainId: DomainId,
  objectives: readonly (NewObjective & { readonly objectiveId?: Id<'obj'> | undefined })[],
): Promise<void> {
  if (objectives.length === 0) return
  const rows = objectives.map(({ objectiveId, code, text }, position) => ({
    organisation_id: organisationOf(tx),
    objective_id: objectiveId ?? tx.newId('obj'),
    domain_id: domainId,
    position,
    code,
    text,
  }))
  await tx.db.insertInto('catalogue.objectives').values(rows).execute()
}

export async function replaceObjectives(
  tx: Tx,
  domainId: DomainId,
  objectives: readonly (NewObjective & { readonly objectiveId?: Id<'obj'> | undefined })[],
): Promise<void> {
  await tx.db
    .deleteFrom('catalogue.objectives as o')
    .where(tenant(tx, 'o'))
    .where('o.domain_id', '=', domainId)
    .execute()
  await insertObjectives(tx, domainId, objectives)
}

/** Marks every other version of the certification as superseded on a date. */
export async function supersedeOthers(
  tx: Tx,
  certificationId: CertificationId,
  { kept, on }: { kept: Id<'gui'>; on: PlainDate },
): Promise<void> {
  await tx.db
    .updateTable('catalogue.guide_versions as g')
    .set({ superseded_on: on })
    .where(tenant(tx, 'g'))
    .where('g.certification_id', '=', certificationId)
    .where('g.guide_version_id', '<>', kept)
    .where('g.superseded_on', 'is', null)
    .execute()
}
