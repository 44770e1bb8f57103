import type { readCareSummary } from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { participantsOf } from '../../cohorts/index.ts'
import { reportsTo } from '../../identity/index.ts'
import { flagToday } from '../domain/flag.ts'
import { deferralsOf } from '../store/deferrals.ts'
import { flagsOf } from '../store/flags.ts'
import { runningCohorts } from './access.ts'
import { gatherBehind } from './gather.ts'
import type { CareSource } from './source.ts'

/** A manager's people: a state for each running cohort, and nothing of what stands behind it (P4). */
export const readSummary =
  (sources: readonly CareSource[]): Handler<typeof readCareSummary> =>
  async (reads) => {
    const { personId } = reads.scope
    const people = personId === null ? [] : await reportsTo(reads, personId)
    if (people.length === 0) return ok({ people: [] })
    const running = await runningCohorts(reads)
    const cohortIds = running.map(({ cohortId }) => cohortId)
    const seated = await participantsOf(reads, cohortIds)
    const theirs = new Set(people.map((each) => each.personId))
    const concerned = new Set(seated.filter((each) => theirs.has(each.personId)).map(({ cohortId }) => cohortId))
    const cohorts = running.filter(({ cohortId }) => concerned.has(cohortId))
    const behind = await gatherBehind(reads, cohorts, sources)
    const flags = await flagsOf(reads, cohortIds)
    const deferrals = (await deferralsOf(reads, [...theirs])).filter(({ undoneAt }) => undoneAt === null)
    const standing = (who: { cohortId: string; personId: string }) => {
      const same = (each: { cohortId: string; personId: string }) =>
        each.cohortId === who.cohortId && each.personId === who.personId
      const now = behind.find(({ cohort, personId: id }) => same({ cohortId: cohort.cohortId, personId: id }))
      const state = flagToday(flags.find(same) ?? null, now?.reasons ?? [])?.state
      if (state === 'in-care') return 'in-care' as const
      if (state === 'open') return 'needs-attention' as const
      return deferrals.some(({ personId: id, to }) => id === who.personId && to === who.cohortId)
        ? ('deferred' as const)
        : ('on-track' as const)
    }
    return ok({
      people: people.map((person) => ({
        ...person,
        cohorts: cohorts
          .filter(({ cohortId }) =>
            seated.some((each) => each.cohortId === cohortId && each.personId === person.personId),
          )
          .map(({ cohortId, name }) => ({
            cohortId,
            name,
            standing: standing({ cohortId, personId: person.personId }),
          })),
      })),
    })
  }
