import type { Id } from '@cadre/kernel'
import { timestamp, json } from '../db/values.ts'
import type { Tx } from '../db/transaction.ts'

export type Attachment = { readonly filename: string; readonly contentType: string; readonly content: string }
export type Mail = {
  /** Where the sender keeps which letter it was. */
  readonly messageId?: Id<'mai'>
  /** The organisation it speaks for, or the person it is about: who may read it in the product. */
  readonly realm: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html?: string
  readonly attachments?: readonly Attachment[]
}

/** Puts a mail in the outbox in this transaction; it is sent after, and only if, this commits. */
export async function queueMail(tx: Tx, mail: Mail): Promise<void> {
  const messageId = mail.messageId ?? tx.newId('mai')
  await tx.db
    .insertInto('mail.messages')
    .values({
      realm: mail.realm,
      message_id: messageId,
      organisation_id: mail.realm.startsWith('org_') ? mail.realm : null,
      to_address: mail.to,
      subject: mail.subject,
      body_text: mail.text,
      body_html: mail.html ?? null,
      attachments: json(mail.attachments ?? []),
      queued_at: timestamp(tx.now),
    })
    .execute()
  await tx.enqueue({ task: 'mail.send', payload: { realm: mail.realm, messageId }, key: messageId })
}
