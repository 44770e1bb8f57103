import type { CallInput, planCohort } from '@cadre/contracts'
import type { PlainDate } from '@cadre/kernel'

export type PlanRequest = CallInput<typeof planCohort>['body']
export type Slot = PlanRequest['slots'][number]

/** What somebody has chosen so far; texts are as typed and may not be usable yet. */
export type PlanChoice = {
  readonly certificationId: string | null
  readonly blueprintId: string | null
  readonly start: string
  readonly zone: string
  readonly slots: readonly Slot[]
  readonly longSlots: readonly Slot[]
  /** ISO 3166 codes; an empty country keeps no holidays clear. */
  readonly country: string
  readonly region: string
  readonly trainerIds: readonly string[]
  readonly participantIds: readonly string[]
  readonly name: string
  readonly seats: number
  readonly trainerOverride: string
}

export type Choose = (change: Partial<PlanChoice>) => void

const standardMinutes = 90
export const longMinutes = 180

export const slotAt = (weekday: number, like: Slot | undefined, minutes = standardMinutes): Slot => ({
  weekday,
  at: like?.at ?? '17:00',
  minutes: like?.minutes ?? minutes,
})

/** Two 90-minute sessions a week, beginning the Monday after next week has been prepared (K1). */
export const firstChoice = (zone: string, start: PlainDate, country = ''): PlanChoice => ({
  certificationId: null,
  blueprintId: null,
  start,
  zone,
  slots: [slotAt(2, undefined), slotAt(4, undefined)],
  longSlots: [],
  country,
  region: '',
  trainerIds: [],
  participantIds: [],
  name: '',
  seats: 6,
  trainerOverride: '',
})

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/
const usable = ({ at, minutes }: Slot): boolean => timeOfDay.test(at) && minutes >= 15 && minutes <= 480

/** What to ask the server for; null while something it cannot do without is missing. */
export function requestOf(choice: PlanChoice): PlanRequest | null {
  const { blueprintId, start, zone, slots, longSlots, country, region } = choice
  if (blueprintId === null || !/^\d{4}-\d{2}-\d{2}$/.test(start) || slots.length === 0) return null
  if (![...slots, ...longSlots].every(usable)) return null
  return {
    blueprintId,
    start,
    zone,
    slots: [...slots],
    longSlots: [...longSlots],
    holidays: country === '' ? null : { country, region: region.trim() === '' ? null : region.trim().toUpperCase() },
    trainerIds: [...choice.trainerIds],
    participantIds: [...choice.participantIds],
  }
}

/** The choice that an alternative stands for. */
export const chosenBy = (request: PlanRequest): Partial<PlanChoice> => ({
  start: request.start,
  zone: request.zone,
  slots: request.slots,
  longSlots: request.longSlots ?? [],
  country: request.holidays?.country ?? '',
  region: request.holidays?.region ?? '',
  trainerIds: request.trainerIds,
  participantIds: request.participantIds,
})

/** The first thing still missing before the plan can be kept, in words; null when it can. */
export function missingFor(choice: PlanChoice): string | null {
  if (choice.certificationId === null) return 'Choose a certification.'
  if (choice.blueprintId === null) return 'Choose a blueprint.'
  if (requestOf(choice) === null) return 'Complete the start, the weekdays and their times.'
  if (choice.trainerIds.length === 0) return 'Choose at least one trainer.'
  if (choice.name.trim() === '') return 'Give the cohort a name.'
  return null
}
