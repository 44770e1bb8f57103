import { readNotifications, readOutbox } from '@cadre/contracts'
import { route } from '../../platform/http/route.ts'
import { notificationsOf } from './app/read-notifications.ts'
import type { NoticeSource } from './app/notice.ts'
import { readMail } from './app/read-outbox.ts'

export type { NoticeSource } from './app/notice.ts'

export const mailRoutes = (sources: readonly NoticeSource[]) => [
  route(readOutbox, readMail),
  route(readNotifications, notificationsOf(sources)),
]
