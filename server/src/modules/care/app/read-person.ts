import type { readCare } from '@cadre/contracts'
import { isoOf, ok, type Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { attemptsIn } from '../../assessments/index.ts'
import { cohortsOf } from '../../cohorts/index.ts'
import { directoryOf } from '../../identity/index.ts'
import { flagToday } from '../domain/flag.ts'
import { mayReadTalk } from '../domain/talk.ts'
import { deferralsOf } from '../store/deferrals.ts'
import { flagEventsOf, flagsOf } from '../store/flags.ts'
import { openPlansOf } from '../store/plans.ts'
import { talksOf } from '../store/talks.ts'
import { participantInCare } from './access.ts'
import { gatherBehind } from './gather.ts'
import { planShown, talkShown } from './plan-view.ts'
import type { CareSource } from './source.ts'

const eventWords = { raise: 'Raised', clear: 'The reasons are gone', take: 'In care', close: 'Closed' } as const

export const readOnePerson =
  (sources: readonly CareSource[]): Handler<typeof readCare> =>
  async (reads, { params }) => {
    const found = await participantInCare(reads, params)
    if (!found.ok) return found
    const { cohort } = found.value
    const { personId } = params
    const behind = (await gatherBehind(reads, [cohort], sources)).find((each) => each.personId === personId)
    const kept = (await flagsOf(reads, [cohort.cohortId])).find((flag) => flag.personId === personId) ?? null
    const talks = (await talksOf(reads, { personIds: [personId], cohortId: cohort.cohortId })).filter((talk) =>
      mayReadTalk(talk, { personId: reads.scope.personId, cares: true }),
    )
    const plan = (await openPlansOf(reads, [personId])).find(({ cohortId }) => cohortId === cohort.cohortId)
    const events = await flagEventsOf(reads, params)
    const directory = await directoryOf(reads, [
      personId,
      ...talks.map(({ by }) => by),
      ...events.map(({ by }) => by),
      ...(plan ? [plan.ownerId] : []),
    ])
    return ok({
      name: directory.get(personId)?.name ?? '',
      cohortName: cohort.name,
      certificationId: cohort.certificationId,
      state: flagToday(kept, behind?.reasons ?? [])?.state ?? null,
      reasons: (behind?.shown ?? []).map((reason) => ({ ...reason, rows: [...reason.rows] })),
      talks: talks.map((talk) => talkShown(talk, directory)),
      plan: plan ? planShown(plan, directory) : null,
      history: events.map(({ event, words, by, at }) => ({
        at: isoOf(at),
        words: words === '' ? eventWords[event] : `${eventWords[event]}: ${words}`,
        by: by === null ? '' : (directory.get(by)?.name ?? ''),
      })),
      deferrals: await deferralViews(reads, personId),
    })
  }

async function deferralViews(reads: Reads, personId: Id<'per'>) {
  const deferrals = await deferralsOf(reads, [personId])
  const attempts = await attemptsIn(reads, { personId, cohortIds: deferrals.map(({ from }) => from) })
  const names = new Map((await cohortsOf(reads)).map(({ cohortId, name }) => [cohortId, name]))
  const directory = await directoryOf(
    reads,
    deferrals.map(({ by }) => by),
  )
  return deferrals.map(({ deferralId, at, by, from, to, reason, fee, carried, undoneAt }) => ({
    deferralId,
    at: isoOf(at),
    by: by === null ? '' : (directory.get(by)?.name ?? ''),
    from: names.get(from) ?? '',
    to: names.get(to) ?? '',
    reason,
    fee: fee && { minor: fee.minor, currency: fee.currency, words: fee.words },
    carried: { ...carried },
    attempts: attempts
      .filter(({ cohortId }) => cohortId === from)
      .map(({ title, kind, startedAt, result }) => ({
        title,
        kind,
        at: isoOf(startedAt),
        share: result && result.outOf > 0 ? result.points / result.outOf : null,
      })),
    undone: undoneAt !== null,
  }))
}
