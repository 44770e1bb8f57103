import type { migrateDrift, previewMigration } from '@cadre/contracts'
import { ok, type Ok } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { insertBlueprint, lockBlueprint } from '../../blueprints/index.ts'
import { moveDemand } from '../../catalogue/index.ts'
import { openPointWords } from '../domain/open-point.ts'
import { insertMove } from '../store/moves.ts'
import { planMigration } from './plan-migration.ts'

type Planned = Awaited<ReturnType<typeof planMigration>>
type Plan = Extract<Planned, Ok<unknown>>['value']
type PlannedBlueprint = Plan['blueprints'][number]

const targetOf = ({ certificationId, code, guideVersion }: Plan['to']) => ({ certificationId, code, guideVersion })

const viewOf = (planned: PlannedBlueprint, { code, guideVersion }: Plan['to']) => ({
  blueprintId: planned.blueprintId,
  title: planned.title,
  newTitle: planned.content.title,
  movedBefore: planned.movedBefore,
  domains: [...planned.domains],
  openPoints: planned.openPoints.map((point) => ({
    kind: point.kind,
    words: openPointWords(point, `${code} ${guideVersion}`),
  })),
})

export const preview: Handler<typeof previewMigration> = async (tx, { body }) => {
  const plan = await planMigration(tx, body)
  if (!plan.ok) return plan
  const { to, blueprints, demand } = plan.value
  return ok({ to: targetOf(to), blueprints: blueprints.map((each) => viewOf(each, to)), demand })
}

/** The blueprints' rows are locked in the order of their ids: of two who move the same one, the second finds the copy. */
export const migrate: Handler<typeof migrateDrift> = async (tx, { body }) => {
  for (const blueprintId of [...new Set(body.blueprintIds)].toSorted()) await lockBlueprint(tx, blueprintId)
  const plan = await planMigration(tx, body)
  if (!plan.ok) return plan
  const { to, demand } = plan.value
  const blueprints = []
  for (const planned of plan.value.blueprints)
    blueprints.push({ ...viewOf(planned, to), copyId: planned.movedBefore ?? (await copy(tx, planned, to)) })
  await moveDemand(
    tx,
    demand.map(({ demandId }) => demandId),
    to.certificationId,
  )
  const made = blueprints.filter(({ movedBefore }) => movedBefore === null)
  if (made.length + demand.length === 0) return ok({ to: targetOf(to), blueprints, demand })
  tx.record({
    operation: 'drift.migrate',
    subject: to.certificationId,
    detail: {
      guideVersion: to.guideVersion,
      blueprints: made.map(({ blueprintId, copyId, openPoints }) => ({
        blueprintId,
        copyId,
        openPoints: openPoints.length,
      })),
      demand: demand.map(({ demandId }) => demandId),
    },
  })
  tx.changed('catalogue', to.certificationId)
  return ok({ to: targetOf(to), blueprints, demand })
}

async function copy(tx: Tx, { blueprintId, file, content }: PlannedBlueprint, to: Plan['to']) {
  const copyId = await insertBlueprint(tx, { certificationId: to.certificationId, file, content })
  await insertMove(tx, { blueprintId, guideVersionId: to.guideVersionId, copyId })
  tx.changed('blueprints', copyId)
  return copyId
}
