import type { readOutbox } from '@cadre/contracts'
import { isoOf, ok } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { messagesOf } from '../store/messages.ts'

/** The secret of a link, as in `/invitation#ci_…`: once a mail has left, only its reader should hold it. */
const secrets = /#c[a-z]_[A-Za-z0-9_-]{20,}/g

export const readMail: Handler<typeof readOutbox> = async (reads, { query }) => {
  const messages = await messagesOf(reads, reads.scope.personId, { before: query.cursor, limit: query.limit + 1 })
  const shown = messages.slice(0, query.limit)
  return ok({
    items: shown.map(({ queuedAt, sentAt, text, ...message }) => ({
      ...message,
      text: sentAt === null ? text : text.replaceAll(secrets, '#…'),
      queuedAt: isoOf(queuedAt),
      sentAt: sentAt === null ? null : isoOf(sentAt),
    })),
    next: messages.length > shown.length ? (shown.at(-1)?.messageId ?? null) : null,
  })
}
