/** One domain as a whole group stands in it. */
export type GroupDomain = {
  readonly key: string
  readonly name: string
  readonly weight: number
  /** Mean of the people of whom enough is known; null: of nobody. */
  readonly share: number | null
  readonly people: number
  readonly answers: number
}

export type PlannedContent = {
  readonly key: string
  readonly kind: string
  readonly minutes: number
}
export type Objective = { readonly key: string; readonly domain: string; readonly text: string }

/** What a session could be filled with. Minutes are of its teaching and practice, by domain key. */
export type DeepDive = {
  readonly sessionKey: string
  readonly domains: readonly { readonly key: string; readonly name: string; readonly minutes: number }[]
  readonly objectives: readonly Objective[]
}

/** Right answers that a group should reach before its exam; the gap below it, times the exam's weight, says what to teach. */
const aim = 0.8
const mostDomains = 2
const objectivesEach = 3
/** Opening quiz and closing stay: this share of a session is free to fill. */
const filled = 0.75

/** Gap times weight: what the exam would give for closing it. */
export const worthOf = ({ share, weight }: Pick<GroupDomain, 'share' | 'weight'>): number =>
  share === null ? 0 : Math.max(0, aim - share) * weight

/** The session still ahead that is there to be filled: a deep dive, else a review. @param ahead in order of time. */
export const sessionToFill = <S extends PlannedContent>(ahead: readonly S[]): S | null =>
  ahead.find(({ kind }) => kind === 'deep-dive') ?? ahead.find(({ kind }) => kind === 'review') ?? null

/** The weakest domains by what the exam gives for them, and their objectives, for a session (R3). Null: nothing is weak, or known. */
export function proposeDeepDive(
  domains: readonly GroupDomain[],
  session: PlannedContent,
  objectives: readonly Objective[],
): DeepDive | null {
  const weak = domains
    .filter((domain) => worthOf(domain) > 0)
    .toSorted((a, b) => worthOf(b) - worthOf(a) || (a.key < b.key ? -1 : 1))
    .slice(0, mostDomains)
  const total = weak.reduce((sum, domain) => sum + worthOf(domain), 0)
  if (weak.length === 0) return null
  const minutes = Math.round(session.minutes * filled)
  return {
    sessionKey: session.key,
    domains: weak.map((domain) => ({
      key: domain.key,
      name: domain.name,
      minutes: Math.round((minutes * worthOf(domain)) / total),
    })),
    objectives: weak.flatMap(({ key }) => objectives.filter(({ domain }) => domain === key).slice(0, objectivesEach)),
  }
}
