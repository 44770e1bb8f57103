import { readNotifications, readOutbox } from '@cadre/contracts'
import { route } from '../../platform/http/route.ts'
import { notificationsOf } from './app/read-notifications.ts'
import type { NotificationSource } from './app/standing-notifications.ts'
import { readMail } from './app/read-outbox.ts'

export type { NotificationSource } from './app/standing-notifications.ts'

export const mailRoutes = (sources: readonly NotificationSource[]) => [
  route(readOutbox, readMail),
  route(readNotifications, notificationsOf(sources)),
]
