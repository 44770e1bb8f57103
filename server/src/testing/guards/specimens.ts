import { readFileSync } from 'node:fs'
import { passwordOfAll } from './population.ts'
import type { Asked } from './ask.ts'

/** Where a specimen is made: ids that belong to the caller's organisation, and a number that is new every time. */
export type Setting = {
  readonly id: (kind: string) => string
  readonly personId: string
  readonly email: string
  readonly canary: string
  readonly unique: number
  /** 0 at first; when a request is refused the next is made with 1, about other rows, and so on. */
  readonly attempt: number
}
export type Specimen = (setting: Setting) => Partial<Asked>

const blueprintFile = readFileSync(
  new URL('../../../../content/blueprints/aif-c01-five-weeks.yaml', import.meta.url),
  'utf8',
)

/**
 * Requests that are carried out, for operations whose rules go further than their schema: what is left out is generated.
 * An operation needs one here when the generated tests say so. Every name begins with the canary of its organisation.
 */
export const specimens: Readonly<Record<string, Specimen>> = {
  'identity.sign-in': ({ email }) => ({ body: { email, password: passwordOfAll } }),
  'catalogue.add-certification': ({ canary, unique }) => ({
    body: { vendor: canary, code: `X-${unique}`, name: `${canary} certificate ${unique}`, level: 'associate' },
  }),
  'catalogue.publish-guide-version': ({ canary, unique }) => ({
    body: {
      label: `${canary} ${unique}`,
      effectiveFrom: '2027-03-28',
      domains: [
        { name: 'Data', weightLow: 40, weightHigh: 45, objectives: [{ text: 'Choose a store' }] },
        { name: 'Models', weightLow: 55, weightHigh: 60 },
      ],
    },
  }),
  'catalogue.edit-objectives': ({ id }) => ({ body: { objectives: [{ objectiveId: id('obj'), text: 'Changed' }] } }),
  'catalogue.announce-retirement': () => ({ body: { retiresOn: '2028-02-29', source: 'exam page' } }),
  'catalogue.record-certificate': ({ id, personId }) => ({
    body: { personId, certificationId: id('crt'), earnedOn: '2026-01-15', expiresOn: '2029-01-15' },
  }),
  'blueprints.create': () => ({ body: { from: { kind: 'shipped', key: 'aif-c01-five-weeks' } } }),
  'blueprints.check': () => ({ body: { file: blueprintFile } }),
  'blueprints.save-draft': ({ attempt }) => ({ body: { expectedRevision: attempt, file: blueprintFile } }),
  'blueprints.publish': ({ attempt }) => ({ body: { expectedRevision: Math.floor(attempt / 6) + 1 } }),
}

/** Operations that cannot be carried out here, with the reason; their refusals are still tested. */
export const unreachable: Readonly<Record<string, string>> = {
  'identity.set-up': 'a server is set up once, and this one has its organisations',
}
