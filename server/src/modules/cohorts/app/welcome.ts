import type { Tx } from '../../../platform/db/transaction.ts'
import type { Cohort, PersonKey } from '../domain/cohort.ts'
import { calendarOf } from './calendar-of.ts'
import { inviteOne } from './send-invitations.ts'
import { shortLetter } from './short-letter.ts'

/** Somebody got a seat: in a confirmed cohort with all invitations, before that with a word. */
export async function welcome(
  tx: Tx,
  cohort: Cohort,
  { personId, publicUrl }: { personId: PersonKey; publicUrl: string },
): Promise<void> {
  const occasion = {
    cohort,
    publicUrl,
    personId,
    subject: 'you have a seat',
    opening: 'A seat is kept for you. Please accept it and its expectations in Cadre.',
  }
  if (cohort.stage === 'confirmed') return inviteOne(tx, await calendarOf(tx, cohort), occasion)
  if (cohort.stage !== 'tentative') return
  const { subject, opening } = occasion
  const dates = `It is planned from ${cohort.startsOn} to ${cohort.endsOn}.`
  await shortLetter(tx, cohort, { personId, publicUrl, subject, lines: [opening, dates], linked: true })
}
