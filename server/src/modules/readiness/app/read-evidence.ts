import { notFound, type readEvidence } from '@cadre/contracts'
import { instant, isoOf, ok, refuse } from '@cadre/kernel'
import { cursorOf, parseCursor } from '../../../platform/db/cursor.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { examDomainsOf } from '../../blueprints/index.ts'
import { isMember } from '../../identity/index.ts'
import { daysApart, domainsAnswered, evidencePage } from '../../reviews/index.ts'
import { weightOf } from '../domain/weight.ts'
import { mayReadPerson } from './access.ts'

/** The rows behind "n answers": to the person, and to those who may see all that is said of them. */
export const readAnswers: Handler<typeof readEvidence> = async (reads, { params, query }) => {
  const { personId, certificationId } = params
  const own = reads.scope.personId === personId
  if (!(own || (await mayReadPerson(reads, params))) || !(await isMember(reads, personId))) return refuse(notFound.code)
  const key = parseCursor(query.cursor, 2)
  if (!key.ok) return key
  const [at, sequence] = (key.value ?? []).map(Number)
  const { domains, placeOf } = await examDomainsOf(reads, certificationId)
  const { domain, limit } = query
  const found = await evidencePage(reads, {
    personId,
    certificationId,
    domains:
      domain === undefined ? null : (await domainsAnswered(reads, params)).filter((each) => placeOf(each) === domain),
    after:
      Number.isSafeInteger(at) && Number.isSafeInteger(sequence)
        ? { at: instant(at ?? 0), sequence: sequence ?? 0 }
        : null,
    limit: limit + 1,
  })
  const names = new Map(domains.map((each) => [each.key, each.name]))
  const items = found.slice(0, limit).map(({ sequence: id, at: given, previousAt, domain: kept, ...answer }) => {
    const place = placeOf(kept)
    const daysSince = previousAt === null ? null : daysApart(previousAt, given)
    return {
      ...answer,
      id: String(id),
      at: isoOf(given),
      domain: place,
      domainName: (place !== null && names.get(place)) || kept,
      daysSince,
      weight: place === null ? 0 : weightOf(daysSince),
    }
  })
  const last = found[limit - 1]
  return ok({ items, next: found.length > limit && last ? cursorOf([String(last.at), String(last.sequence)]) : null })
}
