import { addDays, expectOk, intBelow, parsePlainDate, type PlainDate, type Random } from '@cadre/kernel'
import type { Cast, ExamplePerson } from './cast.ts'

export type HeldCertificate = {
  readonly person: ExamplePerson
  readonly code: string
  readonly earnedOn: PlainDate
  readonly expiresOn: PlainDate | null
  readonly score: number | null
}
export type ExampleDemand = {
  readonly code: string
  readonly project: string
  readonly people: number
  readonly neededBy: PlainDate | null
}
export type RegisteredTrainer = {
  readonly person: ExamplePerson
  readonly handsOnMonths: number
  readonly explainsWell: boolean | null
  readonly weeklyMinutes: number
  readonly willing: boolean
  readonly notes: string
}

/** The day from which an exam could no longer be sat (facts as of 2026-11-22). */
const offered: Readonly<Record<string, { readonly before: string }>> = {
  'MLS-C01': { before: '2026-03-31' },
  'AI-900': { before: '2026-06-30' },
  'AI-102': { before: '2026-06-30' },
  'DP-100': { before: '2026-06-01' },
}

/** The last day from `date` back on which the exam was offered. */
const whileOffered = (code: string, date: PlainDate): PlainDate => {
  const before = offered[code]?.before
  if (before === undefined || date < before) return date
  return addDays(expectOk(parsePlainDate(before)), -12)
}

const threeYears = 3 * 365
const twoYears = 2 * 365
const year = 365

/** Earned so many days ago, valid for so many days (null: for good); scores lie from `low` to `low + 40`. */
type Earned = {
  readonly code: string
  readonly ago: number
  readonly validDays: number | null
  readonly low: number | null
}
const trainerCertificates: readonly (readonly Earned[])[] = [
  [
    { code: 'MLA-C01', ago: 400, validDays: threeYears, low: 940 },
    { code: 'MLS-C01', ago: threeYears - 48, validDays: threeYears, low: 880 },
  ],
  [
    { code: 'AIF-C01', ago: 480, validDays: threeYears, low: 950 },
    { code: 'AI-900', ago: 900, validDays: null, low: 850 },
  ],
  [
    { code: 'MLA-C01', ago: 210, validDays: threeYears, low: 900 },
    { code: 'PMLE', ago: twoYears - 33, validDays: twoYears, low: null },
  ],
  [{ code: 'MLS-C01', ago: 620, validDays: threeYears, low: 930 }],
]
const managerCertificates: readonly (readonly Earned[])[] = [
  [{ code: 'AI-102', ago: year - 25, validDays: year, low: 780 }],
  [{ code: 'DP-100', ago: year - 110, validDays: year, low: 800 }],
  [{ code: 'DB-MLA', ago: twoYears - 51, validDays: twoYears, low: null }],
]
const participantCertificates: ReadonlyMap<number, readonly Earned[]> = new Map([
  [12, [{ code: 'AI-900', ago: 700, validDays: null, low: 810 }]],
  [17, [{ code: 'AI-900', ago: 540, validDays: null, low: 760 }]],
  [22, [{ code: 'AI-102', ago: 290, validDays: year, low: 740 }]],
])

/** What people held before, or beside, the cohorts of the example. */
export function certificatesOn(today: PlainDate, cast: Cast, random: Random): HeldCertificate[] {
  const of = (person: ExamplePerson, earned: readonly Earned[] = []): HeldCertificate[] =>
    earned.map(({ code, ago, validDays, low }) => {
      const earnedOn = whileOffered(code, addDays(today, -ago))
      return {
        person,
        code,
        earnedOn,
        expiresOn: validDays === null ? null : addDays(earnedOn, validDays),
        score: low === null ? null : low + intBelow(random, 41),
      }
    })
  return [
    ...cast.trainers.flatMap((person, index) => of(person, trainerCertificates[index])),
    ...cast.managers.flatMap((person, index) => of(person, managerCertificates[index])),
    ...cast.participants.flatMap((person, index) => of(person, participantCertificates.get(index))),
  ]
}

/** What projects ask for; one asks for an exam that is gone. */
export const demandOn = (today: PlainDate): ExampleDemand[] => [
  demand('MLA-C01', 'Demand forecasting for a grocery chain', 4, addDays(today, 110)),
  demand('MLA-C01', 'Fraud scoring for a card issuer', 3, addDays(today, 205)),
  demand('AIF-C01', 'Service assistant for a utility', 5, addDays(today, 45)),
  demand('PMLE', 'Recommendations for a bookshop', 2, addDays(today, 160)),
  demand('AI-102', 'Document intake for an insurer', 2, addDays(today, 95)),
  demand('DB-MLA', 'Churn models on a shared lakehouse', 2, null),
]
const demand = (code: string, project: string, people: number, neededBy: PlainDate | null): ExampleDemand => ({
  code,
  project,
  people,
  neededBy,
})

type Known = Omit<RegisteredTrainer, 'person'>
const known: readonly Known[] = [
  { ...teaching(46, 480), explainsWell: true, notes: 'Runs the forecasting platform in production.' },
  { ...teaching(30, 360), explainsWell: true, notes: 'Brings examples from client workshops.' },
  { ...teaching(22, 420), notes: 'First cohort as lead; shadowed two.' },
  { ...teaching(58, 480), explainsWell: true, notes: 'Led the Specialty cohorts until it retired.' },
]
/** Who passed in the last cohort and may lead one next; by their place among the participants (T4). */
const next: ReadonlyMap<number, Known> = new Map([
  [5, { ...teaching(9, 240), explainsWell: true, notes: 'Shadows the running cohort.' }],
  [7, { ...teaching(15, 180), willing: false, notes: 'Wants to teach once the current project has shipped.' }],
])

/** Who is known to teach: those who lead cohorts, and those who could next. */
export const registerOf = ({ trainers, participants }: Cast): RegisteredTrainer[] => [
  ...trainers.flatMap((person, index) => described(person, known[index])),
  ...participants.flatMap((person, index) => described(person, next.get(index))),
]
const described = (person: ExamplePerson, of: Known | undefined): RegisteredTrainer[] => (of ? [{ person, ...of }] : [])

function teaching(handsOnMonths: number, weeklyMinutes: number) {
  return { handsOnMonths, weeklyMinutes, explainsWell: null, willing: true }
}
