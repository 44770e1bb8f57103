import { ok } from '@cadre/kernel'
import type { Ok } from '@cadre/kernel'
import type { Calendar } from './calendar.ts'
import type { Consequence } from './consequence.ts'
import { consequencesOf } from './consequences.ts'
import { deriveCalendar } from './derive.ts'
import type { Edit, EditRefusal, Restore } from './edit.ts'
import { editSessions } from './edit-sessions.ts'
import { nextSequences } from './invitations.ts'

export type Applied = {
  readonly calendar: Calendar
  /** The edit that undoes this one, on the new revision only. */
  readonly inverse: Restore
}

/**
 * The calendar after an edit, one revision higher, and the edit that undoes it. Undoing gives back every session, task,
 * reminder, exam date, conflict and piece of advice exactly; only the revision and the SEQUENCEs go on rising.
 */
export function applyEdit(calendar: Calendar, edit: Edit): Ok<Applied> | EditRefusal {
  const edited = editSessions(calendar, edit)
  if (!edited.ok) return edited
  const { input, skippedHolidays } = calendar
  const sequences = nextSequences(calendar, edited.value)
  const revision = calendar.revision + 1
  const next = deriveCalendar({ revision, input, sessions: edited.value, skippedHolidays, sequences })
  return ok({ calendar: next, inverse: inverseOf(calendar, next) })
}

/** Every consequence of an edit, without making it: nothing that `applyEdit` would change is left out. */
export function previewEdit(calendar: Calendar, edit: Edit): Ok<readonly Consequence[]> | EditRefusal {
  const applied = applyEdit(calendar, edit)
  return applied.ok ? ok(consequencesOf(calendar, applied.value.calendar)) : applied
}

function inverseOf(before: Calendar, after: Calendar): Restore {
  const now = new Map(after.sessions.map((s) => [s.key, s]))
  const was = new Set(before.sessions.map((s) => s.key))
  return {
    kind: 'restore',
    onRevision: after.revision,
    sessions: before.sessions.filter((s) => now.get(s.key) !== s),
    remove: after.sessions.filter((s) => !was.has(s.key)).map((s) => s.key),
  }
}
