import { ok } from '@cadre/kernel'
import { as, transact, type Database } from '../../platform/db/transaction.ts'
import { systemScope } from '../../platform/scope.ts'
import { sendLink } from './app/send-link.ts'
import { forgetExpired } from './store/forget-expired.ts'

type Task = (payload: unknown) => Promise<void>

/** This module's jobs, by name. */
export const identityTasks = (
  database: Database,
  { publicUrl }: { readonly publicUrl: string },
): Readonly<Record<'identity.send-link' | 'identity.forget-expired', Task>> => ({
  'identity.send-link': (payload) => sendLink(database, publicUrl, payload),
  'identity.forget-expired': async () => {
    await transact(database, as(systemScope), async (tx) => {
      await forgetExpired(tx)
      return ok(null)
    })
  },
})

/** Cron fields in UTC. */
export const identityRecurring = [{ task: 'identity.forget-expired', cron: '41 * * * *' }] as const
