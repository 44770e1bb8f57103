import { z } from 'zod'
import { idOf, instantText, page, text } from './kit/fields.ts'
import { operation } from './kit/operation.ts'

const organisation = { organisationId: idOf('org') }

export const readOutbox = operation({
  id: 'mail.outbox',
  method: 'GET',
  path: '/api/organisations/:organisationId/mail',
  summary: 'Mail sent, or waiting to be sent, in the name of the organisation; secrets in sent mail are hidden',
  access: { kind: 'member', anyOf: ['mail.read'] },
  params: z.object(organisation),
  query: z.object(page),
  output: z.object({
    items: z.array(
      z.object({
        messageId: idOf('mai'),
        to: z.string(),
        subject: z.string(),
        text: z.string(),
        attachments: z.array(z.object({ filename: z.string(), contentType: z.string() })),
        queuedAt: instantText(),
        sentAt: instantText().nullable(),
        failedAttempts: z.int(),
        lastError: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
  failures: [],
})

export const readAudit = operation({
  id: 'audit.entries',
  method: 'GET',
  path: '/api/organisations/:organisationId/audit',
  summary: 'Who did what, newest first; each entry carries the hash of the one before',
  access: { kind: 'member', anyOf: ['audit.read'] },
  params: z.object(organisation),
  query: z.object({ ...page, subject: text(120).optional() }),
  output: z.object({
    items: z.array(
      z.object({
        seq: z.int(),
        at: instantText(),
        by: z.string().nullable(),
        operation: z.string(),
        subject: z.string(),
        detail: z.record(z.string(), z.unknown()),
        hash: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
  failures: [],
})

export const readNotifications = operation({
  id: 'mail.notifications',
  method: 'GET',
  path: '/api/organisations/:organisationId/notifications',
  summary: 'What changed for the one who asks: mail to them here, and for those who plan what others did; newest first',
  access: { kind: 'member', anyOf: ['organisation.read'] },
  params: z.object(organisation),
  output: z.object({
    items: z.array(
      z.object({
        notificationId: z.string(),
        at: instantText(),
        words: z.string(),
        /** Below the organisation in the web app; null: there is nothing more to see. */
        place: z.string().nullable(),
      }),
    ),
  }),
  failures: [],
})

export const recordOperations = [readOutbox, readAudit, readNotifications] as const
