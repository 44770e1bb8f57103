import type { listNeedingCare } from '@cadre/contracts'
import { dateIn, ok } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { certificationsOf } from '../../catalogue/index.ts'
import { directoryOf, todayOf } from '../../identity/index.ts'
import { flagToday } from '../domain/flag.ts'
import { isFollowUpDue } from '../domain/plan.ts'
import { flagsOf } from '../store/flags.ts'
import { openPlansOf } from '../store/plans.ts'
import { talksOf } from '../store/talks.ts'
import { cohortsInCare } from './access.ts'
import { gatherBehind } from './gather.ts'
import { planShown } from './plan-view.ts'
import type { CareSource } from './source.ts'

/** As the rules see it now, whether the daily job has written it down or not; follow-ups that are due come first. */
export const readPeople =
  (sources: readonly CareSource[]): Handler<typeof listNeedingCare> =>
  async (reads) => {
    const today = await todayOf(reads)
    const cohorts = await cohortsInCare(reads)
    const behind = await gatherBehind(reads, cohorts, sources)
    const personIds = behind.map(({ personId }) => personId)
    const flags = await flagsOf(
      reads,
      cohorts.map(({ cohortId }) => cohortId),
    )
    const [plans, talks] = [await openPlansOf(reads, personIds), await talksOf(reads, { personIds })]
    const directory = await directoryOf(reads, [...personIds, ...plans.map(({ ownerId }) => ownerId)])
    const codes = new Map((await certificationsOf(reads)).map((each) => [each.certificationId, each.code]))
    const people = behind.flatMap(({ cohort, personId, reasons, shown, best }) => {
      const theirs = (each: { cohortId: string; personId: string }) =>
        each.cohortId === cohort.cohortId && each.personId === personId
      const kept = flags.find(theirs) ?? null
      const state = flagToday(kept, reasons)?.state
      if (state !== 'open' && state !== 'in-care') return []
      const plan = plans.find(theirs)
      const isKept = kept?.state === 'open' || kept?.state === 'in-care'
      return [
        {
          personId,
          name: directory.get(personId)?.name ?? '',
          cohortId: cohort.cohortId,
          cohortName: cohort.name,
          code: codes.get(cohort.certificationId) ?? '',
          state,
          since: isKept ? dateIn(cohort.zone, kept.since) : today,
          reasons: shown.map((reason) => ({ ...reason, rows: [...reason.rows] })),
          best: best && { words: best.support, gain: best.gain },
          plan: plan ? planShown(plan, directory) : null,
          lastTalkOn: talks.find(theirs)?.heldOn ?? null,
          followUpDue: plan !== undefined && isFollowUpDue(plan, today),
        },
      ]
    })
    return ok({ today, people: people.toSorted((a, b) => Number(b.followUpDue) - Number(a.followUpDue)) })
  }
