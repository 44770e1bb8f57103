import { organisationOf } from '../../../platform/db/tenant.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { pageAddress } from '../../../platform/page-address.ts'
import { queueMail } from '../../../platform/mail/queue-mail.ts'
import { directoryOf } from '../../identity/index.ts'
import type { Cohort, PersonKey } from '../domain/cohort.ts'
import { calendarOf } from './calendar-of.ts'
import { inviteOne } from './send-invitations.ts'

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
  const reader = (await directoryOf(tx, [personId])).get(personId)
  if (!reader || cohort.stage !== 'tentative') return
  const text = [
    `Hello ${reader.name},`,
    '',
    occasion.opening,
    `It is planned from ${cohort.startsOn} to ${cohort.endsOn}.`,
    pageAddress(tx, publicUrl, `cohorts/${cohort.cohortId}`),
  ].join('\n')
  await queueMail(tx, {
    realm: organisationOf(tx),
    to: reader.email,
    subject: `${cohort.name}: ${occasion.subject}`,
    text,
  })
}
