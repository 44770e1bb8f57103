import {
  notFound,
  type checkBlueprintFile,
  type exportBlueprint,
  type listBlueprints,
  type listShipped,
  type readBlueprint,
} from '@cadre/contracts'
import { isoOf, ok, refuse, type PlainDate } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { certificationsOf, statusOn, type Certification } from '../../catalogue/index.ts'
import { directoryOf, todayOf } from '../../identity/index.ts'
import { coverageOf, judgeFile, outlineOf } from '../domain/judge-file.ts'
import { blueprintsOf, findBlueprint, type StoredBlueprint } from '../store/blueprints.ts'
import { findVersionFile, versionsOf } from '../store/versions.ts'
import { shippedBlueprints } from './shipped-blueprints.ts'

type Known = { readonly certifications: readonly Certification[]; readonly today: PlainDate }

function summaryOf(
  { blueprintId, certificationId, content, latest, revision, changedAt }: StoredBlueprint,
  { certifications, today }: Known,
) {
  const certification = certifications.find((each) => each.certificationId === certificationId)
  return {
    blueprintId,
    title: content.title,
    certificationId,
    code: certification?.code ?? content.certification.code,
    retired: certification !== undefined && statusOn(certification, today) === 'retired',
    outline: outlineOf(content),
    latestVersion: latest?.number ?? null,
    unpublishedChanges: latest?.revision !== revision,
    changedAt: isoOf(changedAt),
  }
}

export const readBlueprints: Handler<typeof listBlueprints> = async (reads) => {
  const known = { certifications: await certificationsOf(reads), today: await todayOf(reads) }
  return ok({ items: (await blueprintsOf(reads)).map((each) => summaryOf(each, known)) })
}

export const readOneBlueprint: Handler<typeof readBlueprint> = async (reads, { params }) => {
  const found = await findBlueprint(reads, params.blueprintId)
  if (!found) return refuse(notFound.code)
  const [certifications, today, published] = await Promise.all([
    certificationsOf(reads),
    todayOf(reads),
    versionsOf(reads, found.blueprintId),
  ])
  const directory = await directoryOf(
    reads,
    published.map(({ publishedBy }) => publishedBy),
  )
  const versions = published.map(({ publishedBy, publishedAt, ...version }) => ({
    ...version,
    publishedAt: isoOf(publishedAt),
    publishedBy: (publishedBy && directory.get(publishedBy)?.name) ?? 'Cadre',
  }))
  return ok({
    ...summaryOf(found, { certifications, today }),
    revision: found.revision,
    file: found.file,
    coverage: coverageOf(found.content),
    versions,
  })
}

export const readShipped: Handler<typeof listShipped> = async () =>
  ok({
    items: shippedBlueprints().map(({ key, content }) => ({
      key,
      title: content.title,
      code: content.certification.code,
      summary: content.summary,
      outline: outlineOf(content),
      retiredOn: content.certification.retiredOn ?? null,
    })),
  })

export const checkFile: Handler<typeof checkBlueprintFile> = async (_, { body }) => {
  const judged = judgeFile(body.file)
  if (!judged.ok) return { ...judged, details: { problems: [...judged.details.problems] } }
  return ok({ title: judged.value.title, outline: outlineOf(judged.value), coverage: coverageOf(judged.value) })
}

export const exportFile: Handler<typeof exportBlueprint> = async (reads, { params, query }) => {
  const file =
    query.version === undefined
      ? (await findBlueprint(reads, params.blueprintId))?.file
      : await findVersionFile(reads, params.blueprintId, query.version)
  return file === null || file === undefined ? refuse(notFound.code) : ok(file)
}
