import type { readAudit } from '@cadre/contracts'
import { isoOf, ok } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { directoryOf } from '../../identity/index.ts'
import { entriesOf } from '../store/entries.ts'

export const readEntries: Handler<typeof readAudit> = async (reads, { query }) => {
  const before = query.cursor !== undefined && /^\d{1,15}$/.test(query.cursor) ? Number(query.cursor) : null
  const entries = await entriesOf(reads, { before, limit: query.limit + 1, subject: query.subject })
  const shown = entries.slice(0, query.limit)
  const directory = await directoryOf(
    reads,
    shown.map(({ personId }) => personId),
  )
  return ok({
    items: shown.map(({ personId, at, ...entry }) => ({
      ...entry,
      at: isoOf(at),
      by: personId === null ? null : (directory.get(personId)?.name ?? personId),
    })),
    next: entries.length > shown.length ? String(shown.at(-1)?.seq ?? '') : null,
  })
}
