import { z } from 'zod'
import { blueprintInvalid } from './blueprints.ts'
import { failure } from './kit/failure.ts'
import { idOf, plainDate } from './kit/fields.ts'
import { operation } from './kit/operation.ts'

const organisation = { organisationId: idOf('org') }

export const nothingChosen = failure(
  'drift.nothing-chosen',
  422,
  z.object({}),
  () => 'Choose at least one blueprint or demand to move.',
)
export const targetRetired = failure(
  'drift.target-retired',
  422,
  z.object({ code: z.string(), retiresOn: z.string() }),
  ({ code, retiresOn }) => `${code} itself retired on ${retiresOn}. Choose a certification that can still be earned.`,
)
export const targetWithoutGuide = failure(
  'drift.target-without-guide',
  422,
  z.object({ code: z.string() }),
  ({ code }) => `The catalogue has no exam guide for ${code} yet. Enter its domains and weights first.`,
)
export const notAffected = failure(
  'drift.not-affected',
  409,
  z.object({ title: z.string() }),
  ({ title }) => `Nothing changed for "${title}", so there is nothing to move. Look at the list again.`,
)

export const stakeKinds = [
  'blueprint',
  'question',
  'demand',
  'cohort',
  'seat',
  'exam',
  'voucher',
  'certificate',
] as const
export const affectedView = z.object({
  kind: z.enum(stakeKinds),
  id: z.string(),
  title: z.string(),
  /** 0: nobody in particular. */
  people: z.int(),
  /** The last day that counts: end of a cohort, day of an exam, date of a need, day a certificate expires. */
  until: plainDate().nullable(),
  because: z.array(z.enum(['retirement', 'guide'])),
  /** What became of a blueprint: the copies that were moved. */
  movedTo: z.array(z.object({ blueprintId: idOf('blu'), title: z.string() })),
})
export const destinationKinds = ['successor', 'new-guide', 'none-named', 'not-in-catalogue', 'retired-too'] as const
export const driftView = z.object({
  certificationId: idOf('crt'),
  vendor: z.string(),
  code: z.string(),
  name: z.string(),
  retirement: z.object({ on: plainDate(), passed: z.boolean() }).nullable(),
  guide: z.object({ label: z.string(), from: plainDate().nullable(), superseded: z.array(z.string()) }).nullable(),
  affected: z.array(affectedView),
  destination: z.object({
    kind: z.enum(destinationKinds),
    /** Null: nothing to move to, and `words` says why and what to do. */
    certificationId: idOf('crt').nullable(),
    words: z.string(),
  }),
})

export const listDrift = operation({
  id: 'drift.list',
  method: 'GET',
  path: '/api/organisations/:organisationId/drift',
  summary: 'Certifications that retire or whose guide changed, with everything affected and where it can move',
  access: { kind: 'member', anyOf: ['blueprints.read', 'certificates.read'] },
  params: z.object(organisation),
  output: z.object({
    items: z.array(driftView),
    /** Certifications that things can be moved to today. */
    targets: z.array(z.object({ certificationId: idOf('crt'), code: z.string(), name: z.string() })),
  }),
  failures: [],
})

const chosen = z.object({
  /** The certification to move to; for a new guide, the same one. */
  to: idOf('crt'),
  blueprintIds: z.array(idOf('blu')).max(20).default([]),
  demandIds: z.array(idOf('dem')).max(500).default([]),
})
export const openPointKinds = [
  'domain-left',
  'domain-empty',
  'objective-left',
  'task-lost',
  'exam-unknown',
  'exam-disputed',
  'exam-note-removed',
  'practice-length',
  'mention',
] as const
export const openPointView = z.object({ kind: z.enum(openPointKinds), words: z.string() })
const movedBlueprint = z.object({
  blueprintId: idOf('blu'),
  title: z.string(),
  newTitle: z.string(),
  /** The copy that an earlier move made; it is left alone and no second one is made. */
  movedBefore: idOf('blu').nullable(),
  domains: z.array(z.object({ from: z.string().nullable(), to: z.string().nullable() })),
  openPoints: z.array(openPointView),
})
const movedDemand = z.object({ demandId: idOf('dem'), project: z.string(), people: z.int() })
const targetView = z.object({ certificationId: idOf('crt'), code: z.string(), guideVersion: z.string() })
const moveFailures = [nothingChosen, targetRetired, targetWithoutGuide, notAffected, blueprintInvalid] as const

export const previewMigration = operation({
  id: 'drift.preview',
  method: 'POST',
  path: '/api/organisations/:organisationId/drift/preview',
  summary: 'What moving blueprints and demand to another certification or guide would make, and what it leaves open',
  access: { kind: 'member', anyOf: ['blueprints.author', 'demand.manage'] },
  idempotency: 'natural',
  params: z.object(organisation),
  body: chosen,
  output: z.object({ to: targetView, blueprints: z.array(movedBlueprint), demand: z.array(movedDemand) }),
  failures: moveFailures,
})

export const migrateDrift = operation({
  id: 'drift.migrate',
  method: 'POST',
  path: '/api/organisations/:organisationId/drift/migrations',
  summary:
    'Copy blueprints as drafts for another certification or guide, and move demand; a blueprint moves there once',
  access: { kind: 'member', anyOf: ['blueprints.author', 'demand.manage'] },
  idempotency: 'key',
  params: z.object(organisation),
  body: chosen,
  output: z.object({
    to: targetView,
    blueprints: z.array(movedBlueprint.extend({ copyId: idOf('blu') })),
    demand: z.array(movedDemand),
  }),
  failures: moveFailures,
})

export const driftOperations = [listDrift, previewMigration, migrateDrift] as const
