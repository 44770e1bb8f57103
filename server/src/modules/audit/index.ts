import { readAudit } from '@cadre/contracts'
import { route } from '../../platform/http/route.ts'
import { readEntries } from './app/read-audit.ts'

export const auditRoutes = [route(readAudit, readEntries)]

export { deedsOfOthers, type Deed } from './store/deeds.ts'
