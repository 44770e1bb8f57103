import { writeAnswersFile } from '@cadre/attempt'
import { roles } from '@cadre/contracts'
import { addDays, instant, isoOf, type PlainDate } from '@cadre/kernel'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { passwordOfAll } from './population.ts'
import type { Asked } from './ask.ts'

/** Where a specimen is made: ids that belong to the caller's organisation, and a number that is new every time. */
export type Setting = {
  readonly id: (kind: string) => string
  /** Ids and keys of one row, by kind or column: `row(['coh', 'session_key'])`. */
  readonly row: (names: readonly string[]) => Readonly<Record<string, string>>
  /** Another id of that kind than one; the same where there is no other. */
  readonly other: (kind: string, than: string) => string
  readonly people: readonly string[]
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

function sessionOf({ row }: Setting): Partial<Asked> {
  const { coh, session_key } = row(['coh', 'session_key'])
  return { params: { cohortId: coh, sessionKey: session_key } }
}

/** Somebody with a seat, in their cohort. */
function seated({ row }: Setting): Partial<Asked> {
  const { coh, per } = row(['coh', 'per'])
  return { params: { cohortId: coh, personId: per } }
}

/** From the cohort where somebody has a seat to another. */
function deferring(setting: Setting) {
  const { coh = '', per } = setting.row(['coh', 'per'])
  return { params: { cohortId: coh, personId: per }, body: { toCohortId: setting.other('coh', coh) } }
}

/** One transparent pixel. */
const image = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

const questionText = (canary: string) => ({
  stem: `${canary} Which format reads fewest bytes?`,
  item: {
    kind: 'single',
    options: [100, 0, 0].map((credit, i) => ({ text: `Option ${i}`, credit, reason: 'Because' })),
  },
  references: [{ title: 'Page', url: 'https://example.org/page' }],
})
const question = ({ id, canary }: Setting) => ({
  place: { certificationId: id('crt'), domain: 'data' },
  text: questionText(canary),
  provenance: { kind: 'experience', words: 'A project' },
})
/** For the certification whose questions ship: its bank can fill a form. */
const assessment = ({ row, canary }: Setting) => ({
  title: `${canary} quiz`,
  kind: 'quiz',
  certificationId: row(['qst', 'cas', 'crt'])['crt'],
  cohortId: null,
  draw: { scored: 2 },
  minutes: 60,
  conditions: { timed: true, oneSitting: true, closedBook: false, calculator: false, notes: true },
  review: 'after-submit',
  attemptsAllowed: 100,
  graceSeconds: 0,
  honourCode: false,
})
const writer = (unique: number) => `writer-${unique}-`.padEnd(43, 'x')

/** A question with a version, which those that ship have; with a person, one that somebody here wrote. */
const questionWith = ({ row }: Setting, ...kinds: string[]): Partial<Asked> => ({
  params: { questionId: row(['qst', ...kinds])['qst'] },
})

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
        { name: 'Data', weightLow: 10, weightHigh: 20, objectives: [{ text: 'Choose a store' }] },
        // As the questions that ship call their domains: after a new guide the bank can still fill a form.
        { name: 'Data preparation', weightLow: 40, weightHigh: 45 },
        { name: 'Model development', weightLow: 40, weightHigh: 45 },
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
  'identity.confirm-it-is-me': () => ({ body: { password: passwordOfAll } }),
  'identity.change-password': () => ({ body: { password: passwordOfAll } }),
  // The auditor: the other guards call as everybody else.
  'identity.end-membership': ({ people }) => ({ params: { personId: people[roles.indexOf('auditor')] } }),
  'cohorts.session': sessionOf,
  'cohorts.change': ({ canary, attempt }) => ({
    body: {
      expectedRevision: Math.floor(attempt / 3),
      edit: { kind: 'insert', title: `${canary} extra`, minutes: 60, date: '2027-06-01', time: '10:00' },
    },
  }),
  'cohorts.undo': ({ attempt }) => ({ body: { expectedRevision: Math.floor(attempt / 3) } }),
  'cohorts.advance': ({ attempt }) => ({ body: { event: attempt < 4 ? 'announce' : 'confirm' } }),
  'cohorts.add-person': ({ people, attempt }) => ({
    body: { personId: people[attempt % people.length], as: 'interested' },
  }),
  'cohorts.create-feed': ({ id }) => ({ body: { kind: 'cohort', cohortId: id('coh') } }),
  'trainers.tick-preparation': (setting) => ({ ...sessionOf(setting), body: { done: true } }),
  'bank.add-shipped': () => ({ params: { code: 'MLA-C01' } }),
  'bank.create': (setting) => ({ body: question(setting) }),
  'bank.save': (setting) => ({ ...questionWith(setting, 'qve'), body: { expectedRevision: 1, ...question(setting) } }),
  'bank.read-version': ({ row }) => ({ params: { questionId: row(['qst', 'qve'])['qst'], number: '1' } }),
  'bank.submit': (setting) => ({ ...questionWith(setting, 'per'), body: { expectedRevision: 1, attestation: 1 } }),
  'bank.withdraw': (setting) => questionWith(setting, 'qve', 'per'),
  'bank.discard-revision': (setting) => questionWith(setting, 'qve'),
  'bank.review': (setting) => ({
    ...questionWith(setting, 'qve', 'per'),
    body: { versionId: setting.row(['qst', 'qve', 'per'])['qve'], accepted: true },
  }),
  // One question's tags: a change of many would use up what other operations need.
  'bank.bulk': ({ row, canary }) => ({
    body: {
      selection: { kind: 'these', questionIds: [row(['qst', 'cas'])['qst']] },
      change: { kind: 'tags', add: [canary.toLowerCase()], remove: [] },
      expected: 1,
    },
  }),
  'bank.retire': (setting) => questionWith(setting, 'qve'),
  'bank.reopen': (setting) => questionWith(setting, 'qve'),
  'bank.add-media': () => ({ body: { base64: image } }),
  'bank.media': () => ({
    params: { hash: createHash('sha256').update(Buffer.from(image, 'base64')).digest('hex') },
  }),
  'assessments.create': (setting) => ({ body: assessment(setting) }),
  'assessments.publish-honour-code': () => ({ body: { text: 'I work alone.', replaces: 1 } }),
  'assessments.change': (setting) => ({ body: { ...assessment(setting), revision: 1 } }),
  'assessments.draw': () => ({ body: {} }),
  'assessments.start': ({ unique }) => ({ body: { writer: writer(unique), honourCode: null, closedBook: false } }),
  'assessments.take-over': ({ unique, attempt }) => ({
    body: { writer: writer(unique), from: 1 + Math.floor(attempt / 4) },
  }),
  'assessments.upload-answers': ({ id }) => ({
    body: { file: writeAnswersFile({ attempt: id('att'), writtenAt: instant(0), events: [] }) },
  }),
  'assessments.grant-time': ({ personId }) => ({
    params: { personId },
    body: { extraMinutes: 5, reason: 'A written plan' },
  }),
  'assessments.discussion': () => ({ params: { place: '1' } }),
  'assessments.post': ({ canary }) => ({ params: { place: '1' }, body: { text: `${canary} asks why` } }),
  'delivery.open': sessionOf,
  'delivery.of-session': sessionOf,
  'delivery.preview-quiz': sessionOf,
  'delivery.give-notice': (setting) => ({ ...sessionOf(setting), body: { reason: `${setting.canary} is away` } }),
  'delivery.command': ({ attempt }) => ({ body: { expectedRevision: attempt + 1, command: { kind: 'start' } } }),
  'delivery.command-poll': ({ row }) => {
    const { run, pol } = row(['run', 'pol'])
    return { params: { runId: run, pollId: pol }, body: { command: 'reveal' } }
  },
  // For the certification whose questions ship.
  'delivery.add-poll': ({ row }) => ({ body: { questionId: row(['qst', 'cas'])['qst'] } }),
  'delivery.set-pairs': () => ({ body: { groups: null } }),
  'delivery.park': ({ canary }) => ({ body: { text: `${canary} for later` } }),
  'delivery.settle-parked': ({ row }) => {
    const { run, prk } = row(['run', 'prk'])
    return { params: { runId: run, parkedId: prk } }
  },
  'delivery.raise': ({ row, canary }) => {
    const { run, coh } = row(['run', 'coh'])
    return { params: { cohortId: coh }, body: { text: `${canary} asks why`, runId: run === '' ? null : run } }
  },
  'delivery.settle-raised': ({ row }) => {
    const { run, rai } = row(['run', 'rai'])
    return { params: { runId: run, raisedId: rai }, body: { state: 'parked' } }
  },
  'delivery.join': ({ unique }) => ({ body: { writer: writer(unique) } }),
  'delivery.save-attendance': ({ people, attempt }) => ({
    body: { items: [{ personId: people[attempt % people.length], state: 'present' }] },
  }),
  'exams.add-vouchers': ({ id, canary, unique }) => ({
    body: {
      certificationId: id('crt'),
      source: `${canary} partner benefits`,
      value: { minor: 15_000, currency: 'USD' },
      expiresOn: '2028-12-31',
      codes: [`${canary}-${unique}`, `${canary}-${unique}-b`],
    },
  }),
  'exams.move-voucher': ({ row, personId, attempt }) => ({
    params: { voucherId: row(['vch'])['vch'] },
    body: attempt % 2 === 0 ? { event: 'assign', personId } : { event: 'release' },
  }),
  'exams.record-result': ({ row, personId, unique }) => ({
    body: {
      personId,
      certificationId: row(['crt', 'gui'])['crt'],
      satOn: addDays('2024-01-01' as PlainDate, unique % 700),
      passed: false,
      source: 'own-word',
    },
  }),
  'exams.correct-result': ({ attempt }) => ({
    body: {
      expectedRevision: 1 + Math.floor(attempt / 4),
      reason: 'Read wrongly',
      outcome: { satOn: '2023-05-05', passed: false, source: 'score-report' },
    },
  }),
  'reviews.report': ({ row }) => ({
    body: {
      questionId: row(['qst', 'qve', 'frm'])['qst'],
      versionId: row(['qst', 'qve', 'frm'])['qve'],
      reason: 'other',
    },
  }),
  'reviews.log-study': ({ unique }) => ({
    body: {
      entries: [
        {
          id: `entry-${unique}`,
          cohortId: null,
          taskKey: null,
          startedAt: '2026-11-22T09:00:00Z',
          minutes: 25,
          note: '',
        },
      ],
    },
  }),
  'reviews.remove-study': () => ({ params: { entry: 'entry-that-was-taken-back' } }),
  'care.note-talk': (setting) => ({
    ...seated(setting),
    body: { heldOn: '2027-01-20', obstacles: ['time'], notes: `${setting.canary} said` },
  }),
  'care.save-plan': (setting) => ({
    ...seated(setting),
    body: {
      expectedRevision: Math.floor(setting.attempt / 4),
      ownerId: setting.personId,
      steps: [{ kind: 'other', words: `${setting.canary} looks again` }],
      followUpOn: '2027-02-01',
    },
  }),
  'care.person': seated,
  'care.preview-deferral': deferring,
  'care.defer': (setting) => ({ ...deferring(setting), body: { ...deferring(setting).body, reason: setting.canary } }),
  'care.offer-hours': ({ canary, unique }) => ({
    body: {
      start: isoOf(instant(Date.UTC(2099, 0, 1) + unique * 86_400_000)),
      minutes: 30,
      slots: 2,
      place: `${canary} room`,
    },
  }),
  'blueprints.publish': ({ attempt }) => ({ body: { expectedRevision: Math.floor(attempt / 6) + 1 } }),
}
