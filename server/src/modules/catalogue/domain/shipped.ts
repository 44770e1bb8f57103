import type { PublishedCertification } from '@cadre/formats/catalogue'
import { parsePlainDate, type PlainDate } from '@cadre/kernel'
import { z } from 'zod'
import type { Confidence, Level } from './certification.ts'
import type { FactKey, FactValue } from './fact.ts'

/** The catalogue as it ships (content/catalogue/certifications.json). */
const confidence = z.enum(['high', 'medium', 'low', 'conflict'])
const date = z.string().refine((text): text is PlainDate => parsePlainDate(text).ok)
const pair = z.tuple([z.number(), z.number()])
const amount = z.union([z.number(), pair]).nullable()
const sourced = { confidence, conflicts: z.array(z.number()).optional(), note: z.string().optional() }
const certification = z.object({
  vendor: z.string(),
  code: z.string(),
  name: z.string(),
  level: z.enum(['foundation', 'associate', 'professional', 'specialty']),
  status: z.object({
    value: z.string(),
    on: date.optional(),
    since: date.optional(),
    guideChangedOn: date.optional(),
    successor: z.string().nullish(),
    confidence,
  }),
  questions: z.object({ total: amount, scored: z.number().nullable(), ...sourced }),
  minutes: z.object({ value: z.number().nullable(), ...sourced }),
  passMark: z.object({ value: z.number().nullable(), scale: pair.optional(), ...sourced }),
  fee: z.object({ value: z.number().nullable(), currency: z.string(), ...sourced }),
  validityMonths: z.object({ value: z.number().nullable(), ...sourced }),
  itemTypes: z.array(z.string()).optional(),
  domains: z.array(z.object({ name: z.string(), weight: z.union([z.number(), pair]) })),
  domainsConfidence: confidence,
})
const retakeRule = z.object({
  vendor: z.string(),
  rule: z.string(),
  confidence,
  /** Days after each attempt, where they differ; else `waitDays` after every one. */
  waits: z.array(z.int()).min(1).optional(),
  waitDays: z.int().optional(),
  waitHoursAfterFirst: z.int().optional(),
  maxIn12Months: z.int().optional(),
})
type RetakeRule = z.infer<typeof retakeRule>
export const shippedCatalogue = z.object({
  asOf: date,
  certifications: z.array(certification),
  retakeRules: z.array(retakeRule),
})
export type ShippedCatalogue = z.infer<typeof shippedCatalogue>
type ShippedCertification = ShippedCatalogue['certifications'][number]

export type SeedFact = { readonly key: FactKey; readonly value: FactValue; readonly confidence: Confidence }
export type SeedCertification = {
  readonly vendor: string
  readonly code: string
  readonly name: string
  readonly level: Level
  readonly retiresOn: PlainDate | null
  readonly successorCode: string | null
  readonly facts: readonly SeedFact[]
  readonly guide: {
    /** The published version where it is known, else the certification's code. */
    readonly label: string
    readonly effectiveFrom: PlainDate | null
    readonly confidence: Confidence
    readonly domains: readonly SeedDomain[]
  }
  readonly resources: readonly { readonly title: string; readonly url: string; readonly kind: string }[]
}
type SeedDomain = {
  readonly name: string
  readonly weightLow: number
  readonly weightHigh: number
  readonly objectives: readonly { readonly code: string; readonly text: string }[]
}

/** What each grade of confidence rests on, as the shipped file explains it. */
export const sourceOfConfidence: Readonly<Record<Confidence, string>> = {
  high: "Shipped catalogue: two independent pages or the vendor's own",
  medium: 'Shipped catalogue: one second-hand page',
  low: 'Shipped catalogue: recalled; check before relying on it',
  conflict: 'Shipped catalogue: sources disagree, every value is kept',
}

/** @param published objectives and resources (content/catalogue/objectives.yaml), found by vendor and code. */
export function seedsOf(
  { certifications, retakeRules }: ShippedCatalogue,
  published: readonly PublishedCertification[],
): SeedCertification[] {
  return certifications.map((shipped) => {
    const { vendor, code, name, level, status } = shipped
    const known = published.find((candidate) => candidate.vendor === vendor && candidate.code === code)
    const rule = retakeRules.find((candidate) => candidate.vendor === vendor)
    const retake: SeedFact[] = rule ? [{ key: 'retake', value: waitsOf(rule), confidence: rule.confidence }] : []
    return {
      vendor,
      code,
      name,
      level,
      retiresOn: status.value === 'retired' ? (status.on ?? null) : null,
      successorCode: status.successor ?? null,
      facts: [...factsOf(shipped), ...retake],
      guide: {
        label: known?.guide?.version ?? code,
        effectiveFrom: status.guideChangedOn ?? status.since ?? null,
        confidence: shipped.domainsConfidence,
        domains: shipped.domains.map((domain) => ({
          ...weighted(domain),
          objectives: objectivesOf(known, domain.name),
        })),
      },
      resources: (known?.resources ?? []).map(({ title, url, kind }) => ({ title, url, kind })),
    }
  })
}

/** Hours count as whole days begun: results carry a date, not an hour. In words where no number is published. */
function waitsOf({ rule, waits, waitDays, waitHoursAfterFirst: hours, maxIn12Months }: RetakeRule): FactValue {
  const days = waits ?? (waitDays === undefined ? [] : [waitDays])
  if (days.length === 0) return { kind: 'text', text: rule }
  const first = hours === undefined ? [] : [Math.ceil(hours / 24)]
  return { kind: 'waits', days: [...first, ...days], inTwelveMonths: maxIn12Months ?? null, words: rule }
}

const objectivesOf = (known: PublishedCertification | undefined, domain: string) =>
  (known?.domains.find(({ name }) => name === domain)?.tasks ?? []).map(({ task, text }) => ({ code: task, text }))

const weighted = ({ name, weight }: { name: string; weight: number | [number, number] }) =>
  typeof weight === 'number'
    ? { name, weightLow: weight, weightHigh: weight }
    : { name, weightLow: weight[0], weightHigh: weight[1] }

function factsOf({
  questions,
  minutes,
  passMark,
  fee,
  validityMonths,
  itemTypes,
  status,
}: ShippedCertification): SeedFact[] {
  const facts: SeedFact[] = []
  const add = (key: FactKey, value: FactValue | null, confidence: Confidence) =>
    void (value && facts.push({ key, value, confidence }))
  const number = (value: number | null): FactValue | null => (value === null ? null : { kind: 'number', value })
  add(
    'questions-total',
    Array.isArray(questions.total)
      ? { kind: 'range', low: questions.total[0], high: questions.total[1] }
      : number(questions.total),
    questions.confidence,
  )
  for (const other of questions.conflicts ?? []) add('questions-total', number(other), 'conflict')
  add('questions-scored', number(questions.scored), questions.confidence)
  add('minutes', number(minutes.value), minutes.confidence)
  for (const other of minutes.conflicts ?? []) add('minutes', number(other), 'conflict')
  const [low, high] = passMark.scale ?? [0, 0]
  add(
    'pass-mark',
    passMark.value === null
      ? { kind: 'undisclosed', note: passMark.note ?? 'not disclosed' }
      : { kind: 'scaled', value: passMark.value, low, high },
    passMark.confidence,
  )
  add(
    'fee',
    fee.value === null ? null : { kind: 'money', minor: fee.value * 100, currency: fee.currency },
    fee.confidence,
  )
  add('validity-months', number(validityMonths.value), validityMonths.confidence)
  if (itemTypes) add('item-types', { kind: 'list', items: itemTypes }, 'high')
  if (status.on) add('retirement', { kind: 'date', date: status.on }, status.confidence)
  if (status.guideChangedOn) add('guide-change', { kind: 'date', date: status.guideChangedOn }, status.confidence)
  return facts
}
