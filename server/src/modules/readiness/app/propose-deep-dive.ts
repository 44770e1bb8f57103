import {
  notFound,
  nothingFilled,
  nothingProposed,
  type acceptDeepDive,
  type OutputOf,
  type readCohortReadiness,
  type undoDeepDive,
} from '@cadre/contracts'
import { weightedDomains } from '@cadre/formats/blueprint'
import { expectOk, ok, parsePlainDate, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { fillSession, refillSession, sessionsToFill } from '../../cohorts/index.ts'
import { proposeDeepDive, sessionToFill, type DeepDive, type GroupDomain } from '../domain/deep-dive.ts'
import { cohortOpenTo } from './access.ts'
import { groupOf } from './group.ts'

type Plan = Awaited<ReturnType<typeof sessionsToFill>>
type View = Pick<OutputOf<typeof readCohortReadiness>, 'deepDive' | 'noDeepDive'>

/** What the next session that can be filled should hold, as the group stands now. */
export function deepDiveFor({ sessions, objectives }: Plan, domains: readonly GroupDomain[]): View {
  const session = sessionToFill(sessions)
  if (!session) return { deepDive: null, noDeepDive: 'no-session-ahead' }
  const proposed = proposeDeepDive(domains, session, objectives)
  if (!proposed) return { deepDive: null, noDeepDive: 'nothing-weak' }
  const { key, title, date, kind, minutes, filled } = session
  const { notes, objectives: chosen } = contentOf(proposed)
  return {
    noDeepDive: null,
    deepDive: {
      sessionKey: key,
      title,
      date: expectOk(parsePlainDate(date)),
      kind,
      minutes,
      domains: proposed.domains.map((domain) => ({ ...domain })),
      objectives: proposed.objectives.map((objective) => ({ key: objective.key, text: objective.text })),
      filled: filled?.words ?? null,
      current: filled !== null && same(filled.content, { notes, objectives: chosen }),
    },
  }
}

const same = (a: object, b: object): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
const sorted = (content: object) => Object.entries(content).toSorted(([a], [b]) => (a < b ? -1 : 1))

const contentOf = ({ domains, objectives }: DeepDive) => ({
  objectives: objectives.map(({ key }) => key),
  notes: [`Weak areas of this group: ${domains.map(({ name, minutes }) => `${name}, ${minutes} minutes`).join('; ')}.`],
})

export const acceptOne: Handler<typeof acceptDeepDive> = async (tx, { params }) => {
  const open = await cohortOpenTo(tx, params.cohortId)
  if (!open.ok) return open
  if (!open.value.mayFill) return refuse(notFound.code)
  const { cohort } = open.value
  const { sessions, objectives, domains: examDomains } = await sessionsToFill(tx, cohort)
  const session = sessionToFill(sessions)
  const { domains } = await groupOf(tx, cohort, weightedDomains(examDomains))
  const proposed = session?.key === params.sessionKey ? proposeDeepDive(domains, session, objectives) : null
  if (!session || !proposed) return refuse(nothingProposed.code)
  const words = `Filled with ${proposed.domains.map(({ name }) => name).join(' and ')}`
  const content = contentOf(proposed)
  if (session.filled !== null && same(session.filled.content, content)) return ok({ words: session.filled.words })
  const filled = await fillSession(tx, cohort.cohortId, { sessionKey: session.key, content, words })
  return filled.ok ? ok({ words }) : filled
}

export const undoOne: Handler<typeof undoDeepDive> = async (tx, { params }) => {
  const open = await cohortOpenTo(tx, params.cohortId)
  if (!open.ok) return open
  if (!open.value.mayFill) return refuse(notFound.code)
  const undone = await refillSession(tx, open.value.cohort.cohortId, params.sessionKey)
  return undone.ok ? ok({}) : refuse(nothingFilled.code)
}
