import { isId, type Id, type Instant } from '@cadre/kernel'
import { organisationOf } from '../../../platform/db/tenant.ts'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'

export type Message = {
  readonly messageId: Id<'mai'>
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly attachments: { filename: string; contentType: string }[]
  readonly queuedAt: Instant
  readonly sentAt: Instant | null
  readonly failedAttempts: number
  readonly lastError: string | null
}

/** Mail in the organisation's name to one address, newest first. */
export async function messagesTo(
  reads: Reads,
  email: string,
  limit: number,
): Promise<{ messageId: Id<'mai'>; subject: string; text: string; queuedAt: Instant }[]> {
  const rows = await reads.db
    .selectFrom('mail.messages as m')
    .select(['m.message_id', 'm.subject', 'm.body_text', 'm.queued_at'])
    .where('m.realm', '=', organisationOf(reads))
    .where('m.to_address', '=', email)
    .orderBy('m.message_id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    messageId: row.message_id as Id<'mai'>,
    subject: row.subject,
    text: row.body_text,
    queuedAt: row.queued_at,
  }))
}

/**
 * Mail in the organisation's name, and the reader's own, newest first. Ids sort by time.
 * @param before a message's id: only older ones.
 */
export async function messagesOf(
  reads: Reads,
  personId: PersonId | null,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<Message[]> {
  let query = reads.db
    .selectFrom('mail.messages as m')
    .select([
      'm.message_id',
      'm.to_address',
      'm.subject',
      'm.body_text',
      'm.attachments',
      'm.queued_at',
      'm.sent_at',
      'm.failed_attempts',
      'm.last_error',
    ])
    .where('m.realm', 'in', [organisationOf(reads), ...(personId === null ? [] : [personId])])
  if (before !== undefined && isId('mai', before)) query = query.where('m.message_id', '<', before)
  const rows = await query.orderBy('m.message_id', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    messageId: row.message_id as Id<'mai'>,
    to: row.to_address,
    subject: row.subject,
    text: row.body_text,
    attachments: row.attachments as Message['attachments'],
    queuedAt: row.queued_at,
    sentAt: row.sent_at,
    failedAttempts: row.failed_attempts,
    lastError: row.last_error,
  }))
}
