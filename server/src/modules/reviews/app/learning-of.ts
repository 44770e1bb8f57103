import { weightedDomains, type Blueprint } from '@cadre/formats/blueprint'
import type { Id, PlainDate } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { livePoolOf, type PoolQuestion } from '../../bank/index.ts'
import { findVersion, placesIn } from '../../blueprints/index.ts'
import { cohortsOfPerson, holdsSeat, seatsOfPerson, type Cohort } from '../../cohorts/index.ts'
import { goalOn, type DatedGoal } from '../domain/goal.ts'
import type { Reviewable } from '../domain/plan-reviews.ts'
import { certificationsLearned } from '../store/learners.ts'
import { memoriesOf } from '../store/memories.ts'

/** What a person learns for one certification. */
export type Learning = {
  readonly certificationId: Id<'crt'>
  readonly goal: DatedGoal
  readonly items: readonly Reviewable[]
  /** Names of domains by their keys. */
  readonly domains: ReadonlyMap<string, string>
}

export type SeatedCohort = { readonly cohort: Cohort; readonly examOn: PlainDate | null }

/** The cohorts in which a person holds a seat, the soonest first; drafts and what was cancelled are left out. */
export async function ownCohorts(reads: Reads, personId: Id<'per'>): Promise<SeatedCohort[]> {
  const seats = await seatsOfPerson(reads, personId)
  return (await cohortsOfPerson(reads, personId)).flatMap((cohort) => {
    const seat = seats.get(cohort.cohortId)
    const announced = cohort.stage === 'tentative' || cohort.stage === 'confirmed'
    return seat && holdsSeat(seat) && announced ? [{ cohort, examOn: seat.exam?.date ?? null }] : []
  })
}

type Asked = { readonly personId: Id<'per'>; readonly today: PlainDate; readonly heldBack: ReadonlySet<Id<'qst'>> }

/** Everything that may be reviewed, by certification; the nearest goal first. Costs as much as the banks are large, however long the history. */
export async function learningOf(reads: Reads, { personId, today, heldBack }: Asked): Promise<Learning[]> {
  const cohorts = await ownCohorts(reads, personId)
  const learnings: Learning[] = []
  for (const certificationId of await certificationsLearned(reads, personId)) {
    const seated = cohorts.findLast(({ cohort }) => cohort.certificationId === certificationId)
    const goal = goalOn(today, { booked: seated?.examOn ?? null, cohortEnds: seated?.cohort.endsOn ?? null })
    const content = seated && (await findVersion(reads, seated.cohort.versionId))?.content
    const memories = await memoriesOf(reads, { personIds: [personId], certificationId })
    const pool = new Map((await livePoolOf(reads, certificationId)).map((each) => [each.questionId, each]))
    const open = memories.flatMap((memory) => {
      const question = pool.get(memory.questionId)
      return question && !heldBack.has(memory.questionId) ? [{ memory, question }] : []
    })
    const placeOf = await placesIn(reads, certificationId, content?.domains ?? [])
    const placed = (key: string) => placeOf(key) ?? key
    const weights = weightsOf(
      content?.domains ?? [],
      open.map(({ question }) => placed(question.domain)),
    )
    learnings.push({
      certificationId,
      goal,
      domains: new Map((content?.domains ?? []).map(({ key, name }) => [key, name])),
      items: open.map(({ memory, question }) => ({
        memory,
        versionId: question.versionId,
        weight: weights.get(placed(question.domain)) ?? 1,
        minutes: minutesOf(question),
      })),
    })
  }
  return learnings.toSorted((a, b) => (a.goal.on < b.goal.on ? -1 : 1))
}

/** A domain's weight in the exam, shared among its questions, so that a domain with many questions counts no more than it should. */
function weightsOf(domains: Blueprint['domains'], asked: readonly string[]): Map<string, number> {
  const official = new Map(weightedDomains(domains).map(({ key, weight }) => [key, weight]))
  const usual = official.size === 0 ? 1 : 100 / official.size
  return new Map(
    [...Map.groupBy(asked, (domain) => domain)].map(([domain, of]) => [
      domain,
      (official.get(domain) ?? usual) / of.length,
    ]),
  )
}

/** Minutes that a review takes, its reasons read: less than on a form, as the question was seen before. */
export const minutesOf = ({ kind, caseId }: PoolQuestion): number =>
  (kind === 'ordering' || kind === 'matching' ? 1 : 0.75) + (caseId === null ? 0 : 0.5)
