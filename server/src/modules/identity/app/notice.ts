import { queueMail } from '../../../platform/mail/queue-mail.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'
import { noticeMail, type Noticed } from '../domain/account-mail.ts'
import { personById } from '../store/people.ts'

/** Tells people what happened to their account, so that nobody changes it unseen. */
export async function notice(tx: Tx, personId: PersonId, what: Noticed): Promise<void> {
  const { name, email } = await personById(tx, personId)
  await queueMail(tx, { realm: personId, to: email, ...noticeMail(what, name) })
}
