import { instant } from '@cadre/kernel'
import { moment } from '../../../platform/db/values.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

const keptDays = 90
const dayMs = 86_400_000

/** What no longer opens anything is forgotten: secrets at once, ended sessions after ninety days. */
export async function forgetExpired({ db, now }: Tx): Promise<void> {
  await db.deleteFrom('identity.mail_links').where('expires_at', '<=', moment(now)).execute()
  await db.deleteFrom('identity.pending_sign_ins').where('expires_at', '<=', moment(now)).execute()
  await db.deleteFrom('identity.passkey_challenges').where('expires_at', '<=', moment(now)).execute()
  await db.deleteFrom('identity.tries').where('empty_at', '<=', moment(now)).execute()
  const longAgo = moment(instant(now - keptDays * dayMs))
  await db
    .deleteFrom('identity.sessions')
    .where((eb) => eb.or([eb('expires_at', '<', longAgo), eb('revoked_at', '<', longAgo)]))
    .execute()
}
