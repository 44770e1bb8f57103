import { compileCalendar, type Calendar, type PlanInput, type PlanRefusal, type WeeklySlot } from '@cadre/calendar'
import { noRoom, notFound, personUnknown, planInvalid, versionNotPublished } from '@cadre/contracts'
import { planOfBlueprint } from '@cadre/formats/blueprint-plan'
import { ok, refuse, type PlainDate, type Zone } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { findBlueprint, findLatestVersion, type BlueprintId, type VersionContent } from '../../blueprints/index.ts'
import { findCertification } from '../../catalogue/index.ts'
import type { PersonKey } from '../domain/cohort.ts'
import { peopleOf, type People } from './people.ts'

export type PlanRequest = {
  readonly blueprintId: BlueprintId
  readonly start: PlainDate
  readonly zone: Zone
  readonly slots: readonly WeeklySlot[]
  readonly longSlots: readonly WeeklySlot[]
  readonly holidays: { readonly country: string; readonly region: string | null } | null
  readonly trainerIds: readonly PersonKey[]
  readonly participantIds: readonly PersonKey[]
}
export type Compiled = {
  readonly calendar: Calendar
  readonly version: VersionContent
  readonly people: People
  readonly code: string
}

/** People are reminded a day and an hour before each session. */
const reminders = [24 * 60, 60]

/** From a request to a calendar: the blueprint's newest version, the region's holidays, the people as they are today. */
export async function compilePlan(reads: Reads, request: PlanRequest) {
  const version = await findLatestVersion(reads, request.blueprintId)
  if (!version)
    return (await findBlueprint(reads, request.blueprintId)) ? refuse(versionNotPublished.code) : refuse(notFound.code)
  const people = await peopleOf(reads, { ...request, exceptCohort: null })
  const stranger = [...request.trainerIds, ...request.participantIds].find((id) => !people.directory.has(id))
  if (stranger !== undefined) return refuse(personUnknown.code, { personId: stranger })
  const holidays = await holidaysOf(request)
  if (!holidays.ok)
    return refuse(planInvalid.code, {
      reason: `There are no holidays for ${holidays.details.region}: the region "${holidays.details.part}" is not known.`,
    })
  const certification = await findCertification(reads, version.certificationId)
  const ofBlueprint = planOfBlueprint(version.content)
  const input: PlanInput = {
    ...ofBlueprint,
    // The catalogue's retire date counts: it may be newer than the blueprint's.
    exam: ofBlueprint.exam && { ...ofBlueprint.exam, retires: certification?.retiresOn ?? null },
    start: request.start,
    zone: request.zone,
    slots: request.slots,
    longSlots: request.longSlots,
    everyWeeks: 1,
    holidays: holidays.value,
    onHoliday: 'skip',
    trainers: people.trainers,
    participants: people.participants,
    reminders,
  }
  const compiled = compileCalendar(input)
  if (!compiled.ok) return planRefusal(compiled)
  return ok<Compiled>({ calendar: compiled.value, version, people, code: certification?.code ?? '' })
}

async function holidaysOf({ holidays, start }: PlanRequest) {
  if (!holidays) return ok([])
  // The world's holidays are the largest thing this server loads: not before somebody plans.
  const { publicHolidays } = await import('@cadre/holidays')
  const year = Number(start.slice(0, 4))
  return publicHolidays(
    holidays.region === null ? holidays.country : `${holidays.country}-${holidays.region}`,
    year,
    year + 2,
  )
}

function planRefusal(refusal: PlanRefusal) {
  if (refusal.code === 'calendar.no-room') return refuse(noRoom.code, { session: refusal.details.session })
  const { code, details } = refusal
  const what = code.replace('calendar.', '').replaceAll('-', ' ')
  return refuse(planInvalid.code, { reason: `This cannot be planned: ${what} (${Object.values(details).join(', ')}).` })
}
