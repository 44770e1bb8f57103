import { ok } from '@cadre/kernel'
import { z } from 'zod'
import { as, transact, type Database } from '../../../platform/db/transaction.ts'
import { hashOfToken } from '../../../platform/http/entry.ts'
import { queueMail } from '../../../platform/mail/queue-mail.ts'
import { systemScope } from '../../../platform/scope.ts'
import { linkMail } from '../domain/account-mail.ts'
import { newToken } from '../domain/token.ts'
import { replaceMailLink } from '../store/mail-links.ts'
import { findPersonByEmail } from '../store/people.ts'

const payload = z.object({ email: z.string(), purpose: z.enum(['sign-in', 'password-reset']) })
const page = { 'sign-in': 'sign-in/link', 'password-reset': 'reset-password' } as const
const kind = { 'sign-in': 'cl', 'password-reset': 'cr' } as const

/** Mails the link that was asked for, if the address is somebody's. Run again, it replaces the link by another. */
export async function sendLink(database: Database, publicUrl: string, given: unknown): Promise<void> {
  const { email, purpose } = payload.parse(given)
  await transact(database, as(systemScope), async (tx) => {
    const person = await findPersonByEmail(tx, email)
    if (!person) return ok(null)
    const token = newToken(kind[purpose], tx.random)
    await replaceMailLink(tx, { personId: person.personId, purpose, tokenHash: hashOfToken(token) })
    const mail = linkMail(purpose, { name: person.name, link: `${publicUrl}/${page[purpose]}#${token}` })
    await queueMail(tx, { realm: person.personId, to: email, ...mail })
    return ok(null)
  })
}
