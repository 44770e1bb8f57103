import type { listDrift, Permission } from '@cadre/contracts'
import { ok, type PlainDate } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { blueprintHeadsOf } from '../../blueprints/index.ts'
import type { Affected, StakeKind } from '../domain/at-stake.ts'
import { destinationWords } from '../domain/destination-words.ts'
import { destinationOf } from '../domain/successor.ts'
import { movesOf } from '../store/moves.ts'
import { collectDrift, type Drifting } from './collect.ts'
import { knownCatalogue, type Catalogue } from './known-certifications.ts'
import type { DriftSource } from './source.ts'

/** Each kind is shown to those who may read it in its own place. */
const permissionOf: Readonly<Record<StakeKind, Permission>> = {
  blueprint: 'blueprints.read',
  question: 'questions.read',
  demand: 'catalogue.read',
  cohort: 'cohorts.read',
  seat: 'cohorts.read',
  exam: 'cohorts.read',
  voucher: 'cohorts.read',
  certificate: 'certificates.read',
}
const kindsInOrder = Object.keys(permissionOf)

export const readDrift =
  (sources: readonly DriftSource[]): Handler<typeof listDrift> =>
  async (reads) => {
    const catalogue = await knownCatalogue(reads)
    const drifting = await collectDrift(reads, catalogue, sources)
    const copies = await copiesByBlueprint(reads)
    const view = viewer(reads.scope, catalogue, copies)
    return ok({ items: drifting.map(view).toSorted(mostAffectedFirst), targets: targetsIn(catalogue) })
  }

async function copiesByBlueprint(reads: Reads) {
  const titles = new Map((await blueprintHeadsOf(reads)).map(({ blueprintId, title }) => [blueprintId, title]))
  const moves = await movesOf(reads)
  return Map.groupBy(
    moves.map(({ blueprintId, copyId }) => ({ of: blueprintId, blueprintId: copyId, title: titles.get(copyId) ?? '' })),
    ({ of }) => String(of),
  )
}

const viewer =
  ({ permissions }: OrganisationScope, catalogue: Catalogue, copies: Awaited<ReturnType<typeof copiesByBlueprint>>) =>
  ({ certification, drift, affected }: Drifting) => {
    const { certificationId, vendor, code, name } = certification
    const destination = destinationOf(certification, drift, catalogue)
    return {
      certificationId,
      vendor,
      code,
      name,
      retirement: drift.retirement,
      guide: drift.guide && { ...drift.guide, superseded: [...drift.guide.superseded] },
      affected: affected
        .filter(({ kind }) => permissions.has(permissionOf[kind]))
        .toSorted(byKindAndDate)
        .map(({ kind, id, title, people, until, because }) => ({
          kind,
          id,
          title,
          people,
          until,
          because: [...because],
          movedTo: (copies.get(id) ?? []).map((copy) => ({ blueprintId: copy.blueprintId, title: copy.title })),
        })),
      destination: {
        kind: destination.kind,
        certificationId: 'certification' in destination ? destination.certification.certificationId : null,
        words: destinationWords(destination),
      },
    }
  }

const open = '9999-12-31'
const byKindAndDate = (a: Affected, b: Affected) =>
  kindsInOrder.indexOf(a.kind) - kindsInOrder.indexOf(b.kind) ||
  (a.until ?? open).localeCompare(b.until ?? open) ||
  a.title.localeCompare(b.title)

const mostAffectedFirst = (
  a: { readonly affected: readonly unknown[]; readonly code: string },
  b: { readonly affected: readonly unknown[]; readonly code: string },
) => Number(b.affected.length > 0) - Number(a.affected.length > 0) || a.code.localeCompare(b.code)

const stillOpen = (retiresOn: PlainDate | null, today: PlainDate) => retiresOn === null || retiresOn > today

const targetsIn = ({ certifications, today }: Catalogue) =>
  certifications
    .filter(({ retiresOn, guides }) => stillOpen(retiresOn, today) && guides.length > 0)
    .map(({ certificationId, code, name }) => ({ certificationId, code, name }))
