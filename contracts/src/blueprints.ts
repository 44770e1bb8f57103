import { z } from 'zod'
import { failure } from './kit/failure.ts'
import { idOf, instantText, multiline, text } from './kit/fields.ts'
import { operation } from './kit/operation.ts'

const organisation = { organisationId: idOf('org') }
const ofBlueprint = z.object({ ...organisation, blueprintId: idOf('blu') })
/** A whole blueprint as its file: one format for authoring, export, import and the command line. */
const blueprintFile = () => multiline(900_000)

export const blueprintProblem = z.object({
  code: z.string(),
  line: z.int(),
  column: z.int(),
  path: z.string(),
  reason: z.string(),
})
export const blueprintInvalid = failure(
  'blueprints.file-invalid',
  422,
  z.object({ problems: z.array(blueprintProblem) }),
  ({ problems }) => {
    const [first] = problems
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''
    return first
      ? `Line ${first.line}${first.path === '' ? '' : `, ${first.path}`}: ${first.reason}${more}`
      : 'The blueprint is not complete.'
  },
)
export const certificationUnknown = failure(
  'blueprints.certification-unknown',
  422,
  z.object({ vendor: z.string(), code: z.string() }),
  ({ vendor, code }) =>
    `${vendor} ${code} is not in the catalogue. Add the certification first, or correct the code in the blueprint.`,
)
export const blueprintChanged = failure(
  'blueprints.changed-meanwhile',
  409,
  z.object({ revision: z.int(), by: z.string() }),
  ({ by }) => `${by} changed this blueprint meanwhile. Look at the newer draft before saving yours.`,
)
export const nothingToPublish = failure(
  'blueprints.nothing-to-publish',
  409,
  z.object({ number: z.int() }),
  ({ number }) => `Nothing changed since version ${number}.`,
)
const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')
export const domainsNotOfGuide = failure(
  'blueprints.domains-not-of-guide',
  422,
  z.object({ guideVersion: z.string(), unknown: z.array(z.string()), missing: z.array(z.string()) }),
  ({ guideVersion, unknown, missing }) =>
    [
      `This blueprint is made from exam guide ${guideVersion}, but`,
      [
        ...(unknown.length > 0 ? [`the guide does not have ${quoted(unknown)}`] : []),
        ...(missing.length > 0 ? [`the blueprint does not have ${quoted(missing)}`] : []),
      ].join(' and '),
    ].join(' ') + '. Call its domains as the guide does, or name the guide that they come from.',
)
export const shippedUnknown = failure(
  'blueprints.shipped-unknown',
  404,
  z.object({ key: z.string() }),
  ({ key }) => `No blueprint called ${key} ships with Cadre.`,
)

const share = z.object({ amount: z.number(), share: z.number().nullable(), gap: z.number().nullable() })
/** Shares are 0 to 1; official weights likewise; `gap` is share minus the nearest end of the official range. */
export const coverageView = z.object({
  domains: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      official: z.object({ low: z.number(), high: z.number() }),
      sessions: share,
      minutes: share,
      selfPacedMinutes: share,
      questions: share,
    }),
  ),
  totals: z.object({ sessions: z.number(), minutes: z.number(), selfPacedMinutes: z.number(), questions: z.number() }),
})
export const blueprintOutline = z.object({
  weeks: z.int(),
  sessions: z.int(),
  labs: z.int(),
  testedLabs: z.int(),
  checkpoints: z.int(),
})
export const blueprintSummary = z.object({
  blueprintId: idOf('blu'),
  title: z.string(),
  certificationId: idOf('crt'),
  code: z.string(),
  retired: z.boolean(),
  outline: blueprintOutline,
  /** Null: never published, so no cohort can start from it. */
  latestVersion: z.int().nullable(),
  unpublishedChanges: z.boolean(),
  changedAt: instantText(),
})
export const blueprintVersion = z.object({
  versionId: idOf('bve'),
  number: z.int(),
  publishedAt: instantText(),
  publishedBy: z.string(),
  note: z.string(),
})

export const listBlueprints = operation({
  id: 'blueprints.list',
  method: 'GET',
  path: '/api/organisations/:organisationId/blueprints',
  summary: 'Blueprints of the organisation',
  access: { kind: 'member', anyOf: ['blueprints.read'] },
  params: z.object(organisation),
  output: z.object({ items: z.array(blueprintSummary) }),
  failures: [],
})

export const listShipped = operation({
  id: 'blueprints.shipped',
  method: 'GET',
  path: '/api/organisations/:organisationId/blueprints/shipped',
  summary: 'Blueprints that ship with Cadre, to start from',
  access: { kind: 'member', anyOf: ['blueprints.read'] },
  params: z.object(organisation),
  output: z.object({
    items: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        code: z.string(),
        summary: z.string(),
        outline: blueprintOutline,
        retiredOn: z.string().nullable(),
      }),
    ),
  }),
  failures: [],
})

export const readBlueprint = operation({
  id: 'blueprints.read',
  method: 'GET',
  path: '/api/organisations/:organisationId/blueprints/:blueprintId',
  summary: 'One blueprint: its draft as a file, its coverage, its versions',
  access: { kind: 'member', anyOf: ['blueprints.read'] },
  params: ofBlueprint,
  output: blueprintSummary.extend({
    revision: z.int(),
    file: z.string(),
    coverage: coverageView,
    versions: z.array(blueprintVersion),
  }),
  failures: [],
})

export const createBlueprint = operation({
  id: 'blueprints.create',
  method: 'POST',
  path: '/api/organisations/:organisationId/blueprints',
  summary: 'Make a blueprint from one that ships, a copy of another, or a file',
  creates: true,
  access: { kind: 'member', anyOf: ['blueprints.author'] },
  idempotency: 'key',
  params: z.object(organisation),
  body: z.object({
    from: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('shipped'), key: text(80) }),
      z.object({ kind: z.literal('copy'), blueprintId: idOf('blu') }),
      z.object({ kind: z.literal('file'), file: blueprintFile() }),
    ]),
  }),
  output: z.object({ blueprintId: idOf('blu') }),
  failures: [blueprintInvalid, certificationUnknown, shippedUnknown],
})

export const checkBlueprintFile = operation({
  id: 'blueprints.check',
  method: 'POST',
  path: '/api/organisations/:organisationId/blueprints/check',
  summary: 'What a file would be as a blueprint: its outline and coverage, or every problem by line. Changes nothing',
  access: { kind: 'member', anyOf: ['blueprints.author'] },
  idempotency: 'natural',
  params: z.object(organisation),
  body: z.object({ file: blueprintFile() }),
  output: z.object({ title: z.string(), outline: blueprintOutline, coverage: coverageView }),
  failures: [blueprintInvalid],
})

export const saveDraft = operation({
  id: 'blueprints.save-draft',
  method: 'PUT',
  path: '/api/organisations/:organisationId/blueprints/:blueprintId/draft',
  summary: 'Save the draft; refused when somebody saved in between',
  access: { kind: 'member', anyOf: ['blueprints.author'] },
  idempotency: 'key',
  params: ofBlueprint,
  body: z.object({ expectedRevision: z.int().min(0), file: blueprintFile() }),
  output: z.object({ revision: z.int(), coverage: coverageView }),
  failures: [blueprintInvalid, certificationUnknown, blueprintChanged],
})

export const publishBlueprint = operation({
  id: 'blueprints.publish',
  method: 'POST',
  path: '/api/organisations/:organisationId/blueprints/:blueprintId/versions',
  summary: 'Publish the draft as the next version; running cohorts keep theirs',
  creates: true,
  access: { kind: 'member', anyOf: ['blueprints.author'] },
  idempotency: 'key',
  params: ofBlueprint,
  body: z.object({ expectedRevision: z.int().min(0), note: multiline(1_000).default('') }),
  output: blueprintVersion,
  failures: [blueprintChanged, nothingToPublish, domainsNotOfGuide],
})

export const exportBlueprint = operation({
  id: 'blueprints.export',
  method: 'GET',
  path: '/api/organisations/:organisationId/blueprints/:blueprintId/file',
  summary: 'The blueprint as a YAML file: the draft, or a version',
  access: { kind: 'member', anyOf: ['blueprints.read'] },
  params: ofBlueprint,
  query: z.object({ version: z.coerce.number().int().min(1).max(100_000).optional() }),
  output: z.string(),
  mediaType: 'text/yaml',
  failures: [],
})

export const blueprintOperations = [
  listBlueprints,
  listShipped,
  readBlueprint,
  createBlueprint,
  checkBlueprintFile,
  saveDraft,
  publishBlueprint,
  exportBlueprint,
] as const
