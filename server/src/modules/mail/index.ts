import { readNotifications, readOutbox } from '@cadre/contracts'
import { route } from '../../platform/http/route.ts'
import { notificationsOf } from './app/read-notifications.ts'
import { readMail } from './app/read-outbox.ts'

export const mailRoutes = [route(readOutbox, readMail), route(readNotifications, notificationsOf)]
