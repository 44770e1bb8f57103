import type { readBankOverview, searchQuestions } from '@cadre/contracts'
import { instant, isoOf, ok, type Id } from '@cadre/kernel'
import { cursorOf, parseCursor } from '../../../platform/db/cursor.ts'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { blueprintsOf } from '../../blueprints/index.ts'
import { certificationsOf } from '../../catalogue/index.ts'
import { isLive, states } from '../domain/workflow.ts'
import { searchPage, type Listed } from '../store/search.ts'
import { countsByPlace, countsByTag, type PlaceCount } from '../store/tallies.ts'
import { namesIn, type Names } from './names.ts'

export const summaryOf = ({ authorId, changedAt, tags, ...listed }: Listed, { person, code }: Names) => ({
  ...listed,
  tags: [...tags],
  code: code(listed.certificationId),
  author: person(authorId),
  changedAt: isoOf(changedAt),
})

export const search: Handler<typeof searchQuestions> = async (reads, { query }) => {
  const { cursor, limit, ...filter } = query
  const key = parseCursor(cursor, 2)
  if (!key.ok) return key
  const [at, id = ''] = key.value ?? []
  const after = at !== undefined && Number.isFinite(Number(at)) ? { at: instant(Number(at)), id } : null
  const found = await searchPage(reads, filter, { after, limit: limit + 1 })
  const items = found.slice(0, limit)
  const names = await namesIn(
    reads,
    items.map(({ authorId }) => authorId),
  )
  const last = items.at(-1)
  return ok({
    items: items.map((listed) => summaryOf(listed, names)),
    next: found.length > limit && last ? cursorOf([String(last.changedAt), last.questionId]) : null,
  })
}

type Guide = {
  readonly domains: ReadonlyMap<string, string>
  readonly objectives: ReadonlyMap<string, { readonly domain: string; readonly text: string }>
}

/** Domains and objectives to choose from: those of the organisation's blueprints for each certification. */
async function guidesByCertification(reads: Reads): Promise<Map<Id<'crt'>, Guide>> {
  const byCertification = Map.groupBy(await blueprintsOf(reads), ({ certificationId }) => certificationId)
  return new Map(
    [...byCertification].map(([certificationId, blueprints]) => {
      const contents = blueprints.map(({ content }) => content)
      const objectives = contents.flatMap(({ modules }) => modules.flatMap((module) => module.objectives))
      return [
        certificationId,
        {
          domains: new Map(contents.flatMap(({ domains }) => domains.map(({ key, name }) => [key, name]))),
          objectives: new Map(objectives.map(({ key, domain, text }) => [key, { domain, text }])),
        },
      ]
    }),
  )
}

const sum = (counts: readonly PlaceCount[]): number => counts.reduce((total, { count }) => total + count, 0)
const live = (counts: readonly PlaceCount[]): number => sum(counts.filter(({ state }) => isLive(state)))

function certificationView(counts: readonly PlaceCount[], guide: Guide | undefined) {
  const keys = new Set([...(guide?.domains.keys() ?? []), ...counts.map(({ domain }) => domain)])
  return {
    count: sum(counts),
    live: live(counts),
    domains: [...keys].map((key) => {
      const there = counts.filter(({ domain }) => domain === key)
      return { key, name: guide?.domains.get(key) ?? key, count: sum(there), live: live(there) }
    }),
    objectives: [...(guide?.objectives ?? [])].map(([key, objective]) => ({ key, ...objective })),
  }
}

export const overview: Handler<typeof readBankOverview> = async (reads) => {
  const counts = await countsByPlace(reads)
  const guides = await guidesByCertification(reads)
  const authors = Map.groupBy(counts, ({ authorId }) => authorId)
  const names = await namesIn(reads, [...authors.keys()])
  const certifications = await certificationsOf(reads)
  const shown = certifications.map(({ certificationId, code }) => ({
    certificationId,
    code,
    ...certificationView(
      counts.filter((each) => each.certificationId === certificationId),
      guides.get(certificationId),
    ),
  }))
  return ok({
    states: states.map((state) => ({ state, count: sum(counts.filter((each) => each.state === state)) })),
    certifications: shown.toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code)),
    tags: await countsByTag(reads),
    authors: [...authors]
      .map(([id, theirs]) => ({ author: id ?? ('cadre' as const), name: names.person(id), count: sum(theirs) }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  })
}
