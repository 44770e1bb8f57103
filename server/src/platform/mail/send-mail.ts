import { ok } from '@cadre/kernel'
import { z } from 'zod'
import { as, read, transact, type Database } from '../db/transaction.ts'
import { timestamp } from '../db/values.ts'
import { systemScope } from '../scope.ts'
import type { Task } from '../jobs/worker.ts'
import type { Attachment } from './queue-mail.ts'

const payload = z.object({ realm: z.string(), messageId: z.string() })
export type MailTransport = {
  readonly smtpUrl: string | undefined
  readonly from: string
  /** How long the mail server may say nothing, ms. */
  readonly patienceMs?: number
}

/** Few jobs run at a time: a mail server that hangs must not keep the ends of exams waiting. */
const usualPatienceMs = 20_000

/**
 * Hands one message to the mail server. Without one it stays in the outbox, readable in the product. A failure is noted
 * on the message and thrown, so that the queue tries again later.
 */
export function sendMailTask(database: Database, { smtpUrl, from, patienceMs }: MailTransport): Task {
  if (smtpUrl === undefined) return async () => {}
  let opened: ReturnType<typeof transportTo> | undefined
  return async (given) => {
    const key = payload.parse(given)
    const message = await messageByKey(database, key)
    if (!message || message.sent_at !== null) return
    try {
      const transport = await (opened ??= transportTo(smtpUrl, patienceMs))
      await transport.sendMail({
        from,
        to: message.to_address,
        subject: message.subject,
        text: message.body_text,
        ...(message.body_html !== null && { html: message.body_html }),
        attachments: message.attachments as Attachment[],
        messageId: `<${key.messageId}@cadre>`,
      })
    } catch (error) {
      await note(database, key, { last_error: error instanceof Error ? error.message.slice(0, 500) : 'unknown' })
      throw error
    }
    await note(database, key, { sent_at: timestamp(database.clock()), last_error: null })
  }
}

/** Loaded with the first mail: a start does not wait for it. */
async function transportTo(smtpUrl: string, patienceMs = usualPatienceMs) {
  const { createTransport } = await import('nodemailer')
  return createTransport({
    url: smtpUrl,
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  })
}

type Key = z.infer<typeof payload>

async function messageByKey(database: Database, { realm, messageId }: Key) {
  const found = await read(database, as(systemScope), async ({ db }) =>
    ok(
      await db
        .selectFrom('mail.messages')
        .select(['to_address', 'subject', 'body_text', 'body_html', 'attachments', 'sent_at'])
        .where('realm', '=', realm)
        .where('message_id', '=', messageId)
        .executeTakeFirst(),
    ),
  )
  return found.value
}

async function note(
  database: Database,
  { realm, messageId }: Key,
  change: { sent_at?: Date; last_error: string | null },
): Promise<void> {
  await transact(database, as(systemScope), async ({ db }) => {
    await db
      .updateTable('mail.messages')
      .set((eb) => ({
        ...change,
        failed_attempts: change.sent_at ? eb.ref('failed_attempts') : eb('failed_attempts', '+', 1),
      }))
      .where('realm', '=', realm)
      .where('message_id', '=', messageId)
      .execute()
    return ok(null)
  })
}
