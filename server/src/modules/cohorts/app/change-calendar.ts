import { applyEdit, consequencesOf, type Calendar, type Edit, type EditRefusal } from '@cadre/calendar'
import { consequenceText, namesOf } from '@cadre/calendar/words'
import {
  cohortChanged,
  editRefused,
  nothingToUndo,
  type changeCalendar,
  type previewChange,
  type undoChange,
} from '@cadre/contracts'
import { ok, refuse, type PlainDate, type PlainTime } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import type { Cohort, PersonKey } from '../domain/cohort.ts'
import { changesOf, insertChange } from '../store/changes.ts'
import { saveCohort } from '../store/cohorts.ts'
import { saveSessions } from '../store/sessions.ts'
import { cohortLockedBy, cohortSeenBy } from './access.ts'
import { calendarOf, type LivingCalendar } from './calendar-of.ts'
import { trainersMayLead } from './plan-cohort.ts'
import { tellOfChange } from './send-invitations.ts'
import { conflictView, consequenceViews, lastDateOf } from './views.ts'

/** A change as the contract speaks of it: people by id, an inserted session without a key. */
export type AskedEdit =
  | Extract<Edit, { kind: 'move' | 'cancel' | 'merge' | 'shift' | 'reinstate' }>
  | {
      readonly kind: 'insert'
      readonly title: string
      readonly minutes: number
      readonly date: PlainDate
      readonly time: PlainTime
      readonly trainerId: PersonKey | null
    }
  | { readonly kind: 'swap-trainer'; readonly sessions: readonly string[]; readonly trainerId: PersonKey }

/** @param key for a session that is added: new to this calendar. */
function editOf(asked: AskedEdit, key: string): Edit {
  if (asked.kind === 'swap-trainer') return { kind: 'swap-trainer', sessions: asked.sessions, trainer: asked.trainerId }
  if (asked.kind !== 'insert') return asked
  const { title, minutes, date, time, trainerId } = asked
  return {
    kind: 'insert',
    session: { key, title, kind: 'session', minutes, after: [], trainer: trainerId, date, time },
  }
}

function refusalOf({ code, details }: EditRefusal) {
  const session = 'session' in details ? details.session : 'key' in details ? details.key : null
  return refuse(editRefused.code, { code, session })
}

export const previewOne: Handler<typeof previewChange> = async (reads, { params, body }) => {
  const standing = await cohortSeenBy(reads, params.cohortId)
  if (!standing.ok) return standing
  const { calendar } = await calendarOf(reads, standing.value.cohort)
  const applied = applyEdit(calendar, editOf(body.edit, 'inserted-preview'))
  if (!applied.ok) return refusalOf(applied)
  const after = applied.value.calendar
  const names = namesOf(after)
  return ok({
    revision: calendar.revision,
    consequences: consequenceViews(consequencesOf(calendar, after), after),
    conflicts: after.conflicts.map((conflict) => conflictView(conflict, names)),
  })
}

export const changeOne: Handler<typeof changeCalendar> = async (tx, { params, body }, call) => {
  const standing = await cohortLockedBy(tx, params.cohortId)
  if (!standing.ok) return standing
  const { cohort } = standing.value
  const living = await calendarOf(tx, cohort)
  if (cohort.revision !== body.expectedRevision) return changedMeanwhile(cohort, living)
  if (body.edit.kind === 'swap-trainer') {
    const gate = await trainersMayLead(tx, {
      trainerIds: [body.edit.trainerId],
      trainerOverride: body.trainerOverride,
      people: living.people,
      certificationId: cohort.certificationId,
    })
    if (!gate.ok) return gate
  }
  const applied = applyEdit(living.calendar, editOf(body.edit, tx.newId('ses').toLowerCase()))
  if (!applied.ok) return refusalOf(applied)
  const { calendar, inverse } = applied.value
  const consequences = consequencesOf(living.calendar, calendar)
  const first = consequences[0]
  const words = first ? consequenceText(first, namesOf(calendar)) : 'Nothing changed.'
  await commit(tx, { cohort, living, calendar, publicUrl: call.publicUrl, words })
  await insertChange(tx, cohort.cohortId, { revision: calendar.revision, words, inverse })
  tx.record({
    operation: 'cohorts.change',
    subject: cohort.cohortId,
    detail: { revision: calendar.revision, edit: body.edit, trainerOverride: body.trainerOverride },
  })
  return ok({ revision: calendar.revision, consequences: consequenceViews(consequences, calendar) })
}

export const undoOne: Handler<typeof undoChange> = async (tx, { params, body }, call) => {
  const standing = await cohortLockedBy(tx, params.cohortId)
  if (!standing.ok) return standing
  const { cohort } = standing.value
  const living = await calendarOf(tx, cohort)
  if (cohort.revision !== body.expectedRevision) return changedMeanwhile(cohort, living)
  const [last] = await changesOf(tx, cohort.cohortId, 1)
  if (!last?.inverse || last.revision !== cohort.revision) return refuse(nothingToUndo.code)
  const applied = applyEdit(living.calendar, last.inverse)
  if (!applied.ok) return refusalOf(applied)
  const { calendar, inverse } = applied.value
  const words = `Undone: ${last.words}`
  await commit(tx, { cohort, living, calendar, publicUrl: call.publicUrl, words })
  await insertChange(tx, cohort.cohortId, { revision: calendar.revision, words, inverse })
  tx.record({
    operation: 'cohorts.undo',
    subject: cohort.cohortId,
    detail: { undone: last.revision, revision: calendar.revision },
  })
  return ok({ revision: calendar.revision })
}

function changedMeanwhile(cohort: Cohort, { people }: LivingCalendar) {
  const by = cohort.changedBy && people.directory.get(cohort.changedBy)?.name
  return refuse(cohortChanged.code, { revision: cohort.revision, by: by ?? 'Somebody' })
}

type Commit = {
  readonly cohort: Cohort
  readonly living: LivingCalendar
  readonly calendar: Calendar
  readonly publicUrl: string
  readonly words: string
}

/** The changed calendar is kept, open screens follow, and where invitations are out, the people concerned are told. */
async function commit(tx: Tx, { cohort, living, calendar, publicUrl, words }: Commit): Promise<void> {
  await saveSessions(tx, cohort.cohortId, calendar.sessions)
  const startsOn =
    calendar.sessions.find(({ state }) => state === 'planned' || state === 'held')?.date ?? cohort.startsOn
  await saveCohort(tx, cohort.cohortId, {
    revision: calendar.revision,
    sequences: calendar.sequences,
    startsOn,
    endsOn: lastDateOf(calendar),
  })
  tx.changed('cohorts', cohort.cohortId)
  if (cohort.stage !== 'confirmed') return
  const after = { ...living, calendar }
  await tellOfChange(tx, living.calendar, after, { cohort, publicUrl, subject: 'the calendar changed', opening: words })
}
