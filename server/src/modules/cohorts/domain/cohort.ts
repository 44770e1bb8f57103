import { instantOf, localOf, type PlanInput } from '@cadre/calendar'
import { daysBetween, expectOk, parsePlainTime, type Id, type Instant, type PlainDate, type Zone } from '@cadre/kernel'
import type { Stage } from './stage.ts'

export type CohortId = Id<'coh'>
export type PersonKey = Id<'per'>

/** What a calendar is derived from besides its sessions and people. */
export type CohortPlan = Omit<PlanInput, 'trainers' | 'participants'>

export type Cohort = {
  readonly cohortId: CohortId
  readonly name: string
  readonly certificationId: Id<'crt'>
  readonly blueprintId: Id<'blu'>
  readonly versionId: Id<'bve'>
  readonly stage: Stage
  readonly zone: Zone
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate
  readonly seats: number
  readonly trainerIds: readonly PersonKey[]
  readonly revision: number
  readonly changedBy: PersonKey | null
  readonly createdAt: Instant
  readonly changedAt: Instant
}

export type ShownStage = Stage | 'running' | 'finished'

/** A confirmed cohort runs from its first day through its last; the rest shows as stored. */
export function shownStage(
  { stage, startsOn, endsOn }: Pick<Cohort, 'stage' | 'startsOn' | 'endsOn'>,
  today: PlainDate,
): ShownStage {
  if (stage !== 'confirmed' || today < startsOn) return stage
  return today <= endsOn ? 'running' : 'finished'
}

/** Week of the cohort on a date, from 1; null outside its dates. */
export function weekOn({ startsOn, endsOn }: Pick<Cohort, 'startsOn' | 'endsOn'>, date: PlainDate): number | null {
  return date < startsOn || date > endsOn ? null : Math.floor(daysBetween(startsOn, date) / 7) + 1
}

/** Weeks from the first day to the last, both counted. */
export const weeksOf = ({ startsOn, endsOn }: Pick<Cohort, 'startsOn' | 'endsOn'>): number =>
  Math.floor(daysBetween(startsOn, endsOn) / 7) + 1

const midnight = expectOk(parsePlainTime('00:00'))

/** The first instant of a date in a zone. */
export const startOfDay = (date: PlainDate, zone: Zone): Instant => instantOf(localOf(date, midnight), zone)

/** What everybody accepts at the start (K5). */
export const expectations = [
  'I attend every session; when I cannot, I say so in advance.',
  'I do the assignments before the session they are for.',
  'I sit the practice exams on schedule and under exam conditions.',
  'I help the others in the group, and let them help me.',
] as const
