import type { Tx } from '../../../platform/db/transaction.ts'
import type { Cohort, PersonKey } from '../domain/cohort.ts'
import { saveCohort } from '../store/cohorts.ts'
import { calendarOf } from './calendar-of.ts'
import { uninviteOne } from './send-invitations.ts'
import { shortLetter } from './short-letter.ts'

type Leaving = {
  readonly personId: PersonKey
  readonly publicUrl: string
  /** Where the seat went; null: it was taken away. */
  readonly movedTo: Cohort | null
}

/**
 * Somebody held a seat and does so no more: who was invited gets the sessions to come out of their calendar, who was only
 * promised a seat a word.
 */
export async function farewell(tx: Tx, cohort: Cohort, { personId, publicUrl, movedTo }: Leaving): Promise<void> {
  const subject = movedTo ? 'your seat has moved' : 'you no longer have a seat'
  const opening = movedTo
    ? `Your seat is now in ${movedTo.name}.`
    : 'You no longer have a seat in this cohort. If you did not expect this, ask whoever runs your programme.'
  const taken = 'Its sessions to come are cancelled for you: the attached files take them out of your calendar.'
  if (cohort.stage === 'confirmed') {
    const living = await calendarOf(tx, cohort)
    const toCome = living.calendar.sessions.filter(({ state, end }) => state === 'planned' && end > tx.now)
    if (toCome.length > 0) {
      const sequences = { ...living.calendar.sequences }
      // A cancellation is news to calendars only under a higher number, and the next invitation may not have a lower one.
      for (const { key } of toCome) sequences[key] = (sequences[key] ?? 0) + 1
      await saveCohort(tx, cohort.cohortId, { sequences })
      const after = { ...living, calendar: { ...living.calendar, sequences } }
      return uninviteOne(tx, after, {
        cohort,
        publicUrl,
        personId,
        subject,
        opening: `${opening} ${taken}`,
        sessions: toCome,
        leadsTo: movedTo,
      })
    }
  }
  // Of a cohort that is not announced or is cancelled they were told nothing, or everything; a move is told by the other one.
  if (movedTo || cohort.stage === 'draft' || cohort.stage === 'cancelled') return
  await shortLetter(tx, cohort, { personId, publicUrl, subject, lines: [opening], linked: false })
}
