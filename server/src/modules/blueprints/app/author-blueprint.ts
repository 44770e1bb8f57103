import {
  blueprintChanged,
  certificationUnknown,
  notFound,
  nothingToPublish,
  shippedUnknown,
  type createBlueprint,
  type publishBlueprint,
  type saveDraft,
} from '@cadre/contracts'
import type { Blueprint } from '@cadre/formats/blueprint'
import { isoOf, ok, refuse } from '@cadre/kernel'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { findCertificationByCode, guideVersionsOf } from '../../catalogue/index.ts'
import { directoryOf } from '../../identity/index.ts'
import { checkAgainstGuide } from '../domain/exam-domains.ts'
import { coverageOf, judgeFile } from '../domain/judge-file.ts'
import {
  findBlueprint,
  insertBlueprint,
  lockBlueprint,
  saveBlueprint,
  type BlueprintId,
  type Content,
  type StoredBlueprint,
} from '../store/blueprints.ts'
import { insertVersion, type VersionContent } from '../store/versions.ts'
import { shippedBlueprints } from './shipped-blueprints.ts'

/** A file as content of a blueprint: valid, and of a certification that the catalogue knows. */
async function contentOf(reads: Reads, file: string) {
  const judged = judgeFile(file)
  if (!judged.ok) return { ...judged, details: { problems: [...judged.details.problems] } }
  return certified(reads, file, judged.value)
}

async function certified(reads: Reads, file: string, content: Blueprint) {
  const { vendor, code } = content.certification
  const certification = await findCertificationByCode(reads, code)
  if (!certification) return refuse(certificationUnknown.code, { vendor, code })
  return ok<Content>({ certificationId: certification.certificationId, file, content })
}

type Source =
  | { kind: 'shipped'; key: string }
  | { kind: 'copy'; blueprintId: BlueprintId }
  | { kind: 'file'; file: string }

async function fileOf(reads: Reads, from: Source) {
  if (from.kind === 'file') return ok(from.file)
  if (from.kind === 'copy') {
    const copied = await findBlueprint(reads, from.blueprintId)
    return copied ? ok(copied.file) : refuse(notFound.code)
  }
  const shipped = shippedBlueprints().find(({ key }) => key === from.key)
  return shipped ? ok(shipped.file) : refuse(shippedUnknown.code, { key: from.key })
}

export const createOne: Handler<typeof createBlueprint> = async (tx, { body }) => {
  const file = await fileOf(tx, body.from)
  if (!file.ok) return file
  const content = await contentOf(tx, file.value)
  if (!content.ok) return content
  const blueprintId = await insertBlueprint(tx, content.value)
  tx.record({
    operation: 'blueprints.create',
    subject: blueprintId,
    detail: { from: body.from.kind, title: content.value.content.title },
  })
  tx.changed('blueprints', blueprintId)
  return ok({ blueprintId })
}

/** The blueprint, locked, if it still is what the author saw. */
async function lockSeen(tx: Tx, blueprintId: BlueprintId, expectedRevision: number) {
  const draft = await lockBlueprint(tx, blueprintId)
  if (!draft) return refuse(notFound.code)
  if (draft.revision === expectedRevision) return ok(draft)
  const by = draft.changedBy && (await directoryOf(tx, [draft.changedBy])).get(draft.changedBy)?.name
  return refuse(blueprintChanged.code, { revision: draft.revision, by: by ?? 'Somebody' })
}

export const saveOneDraft: Handler<typeof saveDraft> = async (tx, { params, body }) => {
  const draft = await lockSeen(tx, params.blueprintId, body.expectedRevision)
  if (!draft.ok) return draft
  const content = await contentOf(tx, body.file)
  if (!content.ok) return content
  const revision = draft.value.revision + 1
  await saveBlueprint(tx, params.blueprintId, { ...content.value, revision })
  tx.record({ operation: 'blueprints.save-draft', subject: params.blueprintId, detail: { revision } })
  tx.changed('blueprints', params.blueprintId)
  return ok({ revision, coverage: coverageOf(content.value.content) })
}

/** The domains of a version are those of its guide: questions, answers and forecasts are joined by them. */
async function matchesGuide(reads: Reads, { certificationId, content }: StoredBlueprint) {
  const guides = await guideVersionsOf(reads, certificationId)
  const guide = guides.find(({ label }) => label === content.certification.guideVersion) ?? null
  return checkAgainstGuide(content.domains, guide)
}

export const publishOne: Handler<typeof publishBlueprint> = async (tx, { params, body }) => {
  const draft = await lockSeen(tx, params.blueprintId, body.expectedRevision)
  if (!draft.ok) return draft
  const { latest, revision } = draft.value
  if (latest?.revision === revision) return refuse(nothingToPublish.code, { number: latest.number })
  const ofGuide = await matchesGuide(tx, draft.value)
  if (!ofGuide.ok) return ofGuide
  const version = await insertVersion(tx, draft.value, body.note)
  const { versionId, number, publishedBy, publishedAt, note } = version
  tx.record({ operation: 'blueprints.publish', subject: params.blueprintId, detail: { versionId, number, note } })
  tx.changed('blueprints', params.blueprintId)
  const name = publishedBy && (await directoryOf(tx, [publishedBy])).get(publishedBy)?.name
  return ok({ versionId, number, publishedAt: isoOf(publishedAt), publishedBy: name ?? 'Cadre', note })
}

/** Puts the blueprints that ship into a new organisation, published, so that a cohort can start from one at once. */
export async function seedBlueprints(tx: Tx): Promise<Map<string, VersionContent>> {
  const versionsByKey = new Map<string, VersionContent>()
  for (const { key, file, content: shipped } of shippedBlueprints()) {
    const content = await certified(tx, file, shipped)
    if (!content.ok) continue
    const blueprintId = await insertBlueprint(tx, content.value)
    const draft: StoredBlueprint = {
      ...content.value,
      blueprintId,
      revision: 1,
      changedBy: null,
      changedAt: tx.now,
      latest: null,
    }
    const { versionId, number } = await insertVersion(tx, draft, 'As it ships')
    versionsByKey.set(key, {
      versionId,
      blueprintId,
      number,
      certificationId: content.value.certificationId,
      content: content.value.content,
    })
  }
  return versionsByKey
}
