import { peopleAtRisk, type AtRisk } from '@cadre/assembly'
import { dateIn, type Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { participantsOf, type Cohort } from '../../cohorts/index.ts'
import { todayOf } from '../../identity/index.ts'
import { flagReasons, type FlagReason } from '../domain/flag.ts'
import { reasonShown, standingFrom, type ReasonShown, type Sign } from '../domain/sign.ts'
import type { CareSource } from './source.ts'

export type Behind = {
  readonly cohort: Cohort
  readonly personId: Id<'per'>
  readonly reasons: readonly FlagReason[]
  readonly shown: readonly ReasonShown[]
  readonly best: AtRisk['best']
}

/** Everybody in these cohorts who is falling behind today, most worthwhile first over all of them. */
export async function gatherBehind(
  reads: Reads,
  cohorts: readonly Cohort[],
  sources: readonly CareSource[],
): Promise<Behind[]> {
  const today = await todayOf(reads)
  const learners = new Map<string, Learner>()
  const participants = Map.groupBy(
    await participantsOf(
      reads,
      cohorts.map(({ cohortId }) => cohortId),
    ),
    ({ cohortId }) => cohortId,
  )
  for (const cohort of cohorts) {
    const people = participants.get(cohort.cohortId) ?? []
    const signs = await signsOf(reads, cohort, { people, sources })
    for (const { personId, since } of people) {
      const joined = dateIn(cohort.zone, since)
      const joinedOn = joined > cohort.startsOn ? joined : cohort.startsOn
      learners.set(`${cohort.cohortId} ${personId}`, { cohort, personId, joinedOn, signs: signs.get(personId) ?? [] })
    }
  }
  const standings = [...learners].map(([key, learner]) => ({ ...standingFrom(learner, learner.signs), learner: key }))
  return peopleAtRisk(standings, today).flatMap(({ learner: key, reasons, best }) => {
    const learner = learners.get(key)
    if (!learner) return []
    const shown = reasons.map((reason) => reasonShown(reason, learner.signs, today))
    return [{ cohort: learner.cohort, personId: learner.personId, reasons: flagReasons(reasons), shown, best }]
  })
}

type Learner = Pick<Behind, 'cohort' | 'personId'> & Parameters<typeof standingFrom>[0] & { readonly signs: Sign[] }

async function signsOf(
  reads: Reads,
  { cohortId, certificationId, zone, startsOn }: Cohort,
  { people, sources }: { people: readonly { personId: Id<'per'> }[]; sources: readonly CareSource[] },
): Promise<Map<Id<'per'>, Sign[]>> {
  const personIds = people.map(({ personId }) => personId)
  const told = []
  for (const source of sources)
    told.push(...(await source(reads, { cohortId, certificationId, zone, startsOn, personIds })))
  return Map.groupBy(
    told.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1)),
    ({ personId }) => personId,
  )
}

const dayOf = (sign: Sign): string => (sign.kind === 'support' ? '' : sign.on)
