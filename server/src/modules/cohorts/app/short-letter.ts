import { organisationOf } from '../../../platform/db/tenant.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { queueMail } from '../../../platform/mail/queue-mail.ts'
import { pageAddress } from '../../../platform/page-address.ts'
import { directoryOf } from '../../identity/index.ts'
import type { Cohort, PersonKey } from '../domain/cohort.ts'

type Letter = {
  readonly personId: PersonKey
  readonly publicUrl: string
  readonly subject: string
  readonly lines: readonly string[]
  /** Whether its reader may open the cohort's page. */
  readonly linked: boolean
}

/** A word about a cohort to one person, with nothing for their calendar. */
export async function shortLetter(tx: Tx, cohort: Cohort, letter: Letter): Promise<void> {
  const { personId, publicUrl, subject, lines, linked } = letter
  const reader = (await directoryOf(tx, [personId])).get(personId)
  if (!reader) return
  await queueMail(tx, {
    realm: organisationOf(tx),
    to: reader.email,
    subject: `${cohort.name}: ${subject}`,
    text: [
      `Hello ${reader.name},`,
      '',
      ...lines,
      ...(linked ? [pageAddress(tx, publicUrl, `cohorts/${cohort.cohortId}`)] : []),
    ].join('\n'),
  })
}
