/** The part of a plan that coverage depends on. Weights in percent of the scored exam, one number or the published range. */
export type CoverageInput = {
  readonly domains: readonly {
    readonly key: string
    readonly weight: number | readonly [low: number, high: number]
  }[]
  readonly sessions: readonly { readonly kind: string; readonly domainMinutes: ByDomain }[]
  readonly selfPaced: readonly { readonly domainMinutes: ByDomain }[]
  readonly checkpoints: readonly { readonly questionsByDomain: ByDomain }[]
}

type ByDomain = Readonly<Record<string, number>>

export const measures = ['sessions', 'minutes', 'selfPacedMinutes', 'questions'] as const
export type Measure = (typeof measures)[number]

export type Share = {
  /** Sessions, minutes or questions for this domain; sessions may be fractions. */
  readonly amount: number
  /** Of the amount over all domains, 0 to 1; null while the plan has none. */
  readonly share: number | null
  /** Share minus the nearest end of the official range: below 0 too little, above 0 too much. */
  readonly gap: number | null
}

export type DomainCoverage = Readonly<Record<Measure, Share>> & {
  readonly domain: string
  /** Official weight as shares, 0 to 1; both ends are equal where the vendor publishes one number. */
  readonly official: { readonly low: number; readonly high: number }
}

export type Coverage = {
  /** In the order of the exam guide. */
  readonly domains: readonly DomainCoverage[]
  readonly totals: Readonly<Record<Measure, number>>
}

/**
 * How a plan spreads its sessions, live minutes, self-paced minutes and questions over the exam's domains.
 * A session of kind `session` counts as one, split in proportion to its minutes for each domain; minutes and questions
 * count in every kind. Amounts for domains that the exam does not have are ignored: parse the plan first.
 */
export function coverage(plan: CoverageInput): Coverage {
  const amounts: Record<Measure, Map<string, number>> = {
    sessions: sumsByDomain(
      plan.sessions.filter(({ kind }) => kind === 'session').map((s) => fractions(s.domainMinutes)),
    ),
    minutes: sumsByDomain(plan.sessions.map((session) => session.domainMinutes)),
    selfPacedMinutes: sumsByDomain(plan.selfPaced.map((unit) => unit.domainMinutes)),
    questions: sumsByDomain(plan.checkpoints.map((checkpoint) => checkpoint.questionsByDomain)),
  }
  const amount = (measure: Measure, domain: string) => amounts[measure].get(domain) ?? 0
  const total = (measure: Measure) => plan.domains.reduce((sum, { key }) => sum + amount(measure, key), 0)
  const totals = everyMeasure(total)
  return {
    domains: plan.domains.map(({ key, weight }) => {
      const official = officialRange(weight)
      const shares = everyMeasure((measure) => shareOf(amount(measure, key), totals[measure], official))
      return { domain: key, official, ...shares }
    }),
    totals,
  }
}

const everyMeasure = <T>(of: (measure: Measure) => T): Record<Measure, T> => ({
  sessions: of('sessions'),
  minutes: of('minutes'),
  selfPacedMinutes: of('selfPacedMinutes'),
  questions: of('questions'),
})

function officialRange(weight: CoverageInput['domains'][number]['weight']): DomainCoverage['official'] {
  if (typeof weight === 'number') return { low: weight / 100, high: weight / 100 }
  return { low: weight[0] / 100, high: weight[1] / 100 }
}

function shareOf(amount: number, total: number, { low, high }: DomainCoverage['official']): Share {
  if (total === 0) return { amount, share: null, gap: null }
  const share = amount / total
  return { amount, share, gap: share < low ? share - low : share > high ? share - high : 0 }
}

/** The same split, scaled to sum to 1; nothing when it sums to 0. */
function fractions(split: ByDomain): ByDomain {
  const total = Object.values(split).reduce((sum, value) => sum + value, 0)
  return total === 0 ? {} : Object.fromEntries(Object.entries(split).map(([domain, value]) => [domain, value / total]))
}

function sumsByDomain(splits: readonly ByDomain[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const split of splits) {
    for (const [domain, value] of Object.entries(split)) sums.set(domain, (sums.get(domain) ?? 0) + value)
  }
  return sums
}
