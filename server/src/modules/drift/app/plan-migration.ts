import {
  forbidden,
  notAffected,
  notFound,
  nothingChosen,
  targetRetired,
  targetWithoutGuide,
  type Permission,
  type previewMigration,
  type ParsedInput,
} from '@cadre/contracts'
import { ok, refuse, type Id } from '@cadre/kernel'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { findBlueprint, judgeContent, type BlueprintId } from '../../blueprints/index.ts'
import { demandsOf, factsOf, guideVersionsOf, type FactKey } from '../../catalogue/index.ts'
import { figureOf } from '../domain/figure.ts'
import { moveBlueprint } from '../domain/move-blueprint.ts'
import type { Target } from '../domain/target.ts'
import { movesOf } from '../store/moves.ts'
import { collectDrift, type Drifting } from './collect.ts'
import { certificationIn, knownCatalogue, type Catalogue } from './known-certifications.ts'
import { blueprintsAtStake } from '../sources/blueprints.ts'
import { demandAtStake } from '../sources/demand.ts'

export type Chosen = ParsedInput<typeof previewMigration>['body']
type Destination = Target & { readonly certificationId: Id<'crt'>; readonly guideVersionId: Id<'gui'> }

/** The exam to move to, under the guide that counts there. */
async function destinationIn(reads: Reads, catalogue: Catalogue, to: Id<'crt'>) {
  const certification = certificationIn(catalogue, to)
  if (!certification) return refuse(notFound.code)
  const { code, retiresOn, vendor, name, level } = certification
  if (retiresOn !== null && retiresOn <= catalogue.today) return refuse(targetRetired.code, { code, retiresOn })
  const guide = (await guideVersionsOf(reads, to)).find(({ supersededOn }) => supersededOn === null)
  if (!guide || guide.domains.length === 0) return refuse(targetWithoutGuide.code, { code })
  const facts = await factsOf(reads, to)
  const figure = (key: FactKey) => figureOf(facts.filter((fact) => fact.key === key).map(({ value }) => value))
  return ok<Destination>({
    certificationId: to,
    guideVersionId: guide.guideVersionId,
    vendor,
    code,
    name,
    level,
    retiresOn,
    guideVersion: guide.label,
    domains: guide.domains,
    questions: figure('questions-total'),
    minutes: figure('minutes'),
  })
}

type Situation = { readonly to: Destination; readonly drifting: readonly Drifting[] }

async function planBlueprint(reads: Reads, blueprintId: BlueprintId, { to, drifting }: Situation) {
  const found = await findBlueprint(reads, blueprintId)
  if (!found) return refuse(notFound.code)
  const earlier = (await movesOf(reads)).find(
    (move) => move.blueprintId === blueprintId && move.guideVersionId === to.guideVersionId,
  )
  const affected = drifting.some((each) => each.affected.some(({ id }) => id === blueprintId))
  if (!affected) return refuse(notAffected.code, { title: found.content.title })
  const guides = await guideVersionsOf(reads, found.certificationId)
  const from = guides.find(({ label }) => label === found.content.certification.guideVersion)?.domains ?? []
  const moved = moveBlueprint(found.content, { to, from })
  const judged = judgeContent(moved.blueprint)
  if (!judged.ok) return { ...judged, details: { problems: [...judged.details.problems] } }
  return ok({
    ...moved,
    ...judged.value,
    blueprintId,
    title: found.content.title,
    movedBefore: earlier?.copyId ?? null,
  })
}

/** The demand to move. What is there already has nothing left to do, so that a repeat is harmless. */
async function planDemand(reads: Reads, demandIds: readonly Id<'dem'>[], { to, drifting }: Situation) {
  if (demandIds.length === 0) return ok([])
  const all = new Map((await demandsOf(reads)).map((demand) => [demand.demandId, demand]))
  const affected = new Set(drifting.flatMap((each) => each.affected.map(({ id }) => id)))
  const moving = []
  for (const demandId of demandIds) {
    const demand = all.get(demandId)
    if (!demand) return refuse(notFound.code)
    if (demand.certificationId === to.certificationId) continue
    if (!affected.has(demandId)) return refuse(notAffected.code, { title: demand.project })
    moving.push({ demandId, project: demand.project, people: demand.people })
  }
  return ok(moving)
}

const missing = ({ permissions }: OrganisationScope, { blueprintIds, demandIds }: Chosen): Permission | null => {
  if (blueprintIds.length > 0 && !permissions.has('blueprints.author')) return 'blueprints.author'
  return demandIds.length > 0 && !permissions.has('demand.manage') ? 'demand.manage' : null
}

/** Everything that a move would make, without making it; preview and commit are this same plan. */
export async function planMigration(tx: Tx<OrganisationScope>, chosen: Chosen) {
  const lacking = missing(tx.scope, chosen)
  if (lacking) return refuse(forbidden.code, { anyOf: [lacking] })
  if (chosen.blueprintIds.length + chosen.demandIds.length === 0) return refuse(nothingChosen.code)
  const catalogue = await knownCatalogue(tx)
  const to = await destinationIn(tx, catalogue, chosen.to)
  if (!to.ok) return to
  const drifting = await collectDrift(tx, catalogue, [blueprintsAtStake, demandAtStake])
  const blueprints = []
  for (const blueprintId of new Set(chosen.blueprintIds)) {
    const planned = await planBlueprint(tx, blueprintId, { to: to.value, drifting })
    if (!planned.ok) return planned
    blueprints.push(planned.value)
  }
  const demand = await planDemand(tx, [...new Set(chosen.demandIds)], { to: to.value, drifting })
  return demand.ok ? ok({ to: to.value, blueprints, demand: demand.value }) : demand
}
