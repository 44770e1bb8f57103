import type { openHarder, readHarder } from '@cadre/contracts'
import { ok, present, seededRandom, seedFrom, type Id, type PlainDate } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import type { Handler } from '../../../platform/http/route.ts'
import {
  livePoolOf,
  maybeHard,
  recordExposures,
  takerViewOf,
  versionsById,
  type PoolQuestion,
} from '../../bank/index.ts'
import { certificationsOf } from '../../catalogue/index.ts'
import { hardByAnswers, harderFor, hardRating, mostHarder, type AheadDomain } from '../domain/harder.ts'
import { insertOffers, offersTo, type Offer } from '../store/harder.ts'
import { memoriesOf } from '../store/memories.ts'
import { callerOf, type AheadOfExam, type Around } from './caller.ts'
import { minutesOf } from './learning-of.ts'
import { ownPlaceOf } from './own-place.ts'

/** Harder questions of one certification for one person: those opened and not answered, then fresh ones. */
type HarderSet = {
  readonly certificationId: Id<'crt'>
  readonly ahead: AheadOfExam
  readonly open: readonly Offer[]
  readonly fresh: readonly Offer[]
  readonly pool: ReadonlyMap<Id<'qst'>, PoolQuestion>
  /** The domain of a question in which they are ahead. */
  readonly aheadIn: (questionId: Id<'qst'>) => AheadDomain | undefined
}
type Asked = {
  readonly personId: Id<'per'>
  readonly today: PlainDate
  readonly offers: readonly Offer[]
  readonly closed: ReadonlySet<Id<'qst'>>
}

/** Questions never met, not kept for an assessment to come, a step harder than the exam, in the domains where this person is ahead. */
async function setOf(reads: Reads, ahead: AheadOfExam, asked: Asked & Pick<Around, 'toCome'>): Promise<HarderSet> {
  const { certificationId, exam } = ahead
  const { personId, today, offers, closed, toCome } = asked
  const pool = new Map((await livePoolOf(reads, certificationId)).map((each) => [each.questionId, each]))
  const met = new Set(
    (await memoriesOf(reads, { personIds: [personId], certificationId })).map((each) => each.questionId),
  )
  const kept = await toCome(reads, certificationId)
  const isFree = (id: Id<'qst'>) => !met.has(id) && !closed.has(id) && !kept.has(id)
  const aheadIn = (id: Id<'qst'>) => ahead.domains.find(({ key }) => key === ahead.placeOf(pool.get(id)?.domain ?? ''))
  const open = offers
    .filter((offer) => isFree(offer.questionId) && pool.has(offer.questionId) && aheadIn(offer.questionId))
    .slice(0, mostHarder)
  const offered = new Set(offers.map(({ questionId }) => questionId))
  const facts = await maybeHard(reads, { certificationId, ratedFrom: hardRating, answersFrom: hardByAnswers })
  const candidates = facts.flatMap((fact) => {
    const domain = aheadIn(fact.questionId)
    return domain && isFree(fact.questionId) && !offered.has(fact.questionId) ? [{ ...fact, domain: domain.key }] : []
  })
  const offeredToday = offers.filter((offer) => offer.certificationId === certificationId && offer.on === today).length
  const most = Math.min(mostHarder - open.length, mostHarder - offeredToday)
  const fresh = harderFor(candidates, { ahead: ahead.domains, exam, most }).map(({ questionId, domain, chance }) => ({
    questionId,
    certificationId,
    on: today,
    share: domain.share,
    chance,
  }))
  return { certificationId, ahead, open, fresh, pool, aheadIn }
}

/** By certification, those without any left out. */
async function ownSets(reads: Reads<OrganisationScope>, around: Around, only?: Id<'crt'>): Promise<HarderSet[]> {
  const personId = callerOf(reads)
  const exams = (await around.aheadOf(reads, personId)).filter(
    ({ certificationId }) => only === undefined || certificationId === only,
  )
  if (exams.length === 0) return []
  const { today } = await ownPlaceOf(reads, personId)
  const asked = {
    personId,
    today,
    offers: await offersTo(reads, personId),
    closed: await around.heldBack(reads, personId),
    toCome: around.toCome,
  }
  const sets: HarderSet[] = []
  for (const exam of exams) sets.push(await setOf(reads, exam, asked))
  return sets.filter(({ open, fresh }) => open.length + fresh.length > 0)
}

/** From the easier to the harder; the same order whenever they are opened. */
const offersOf = ({ open, fresh }: HarderSet): Offer[] =>
  [...open, ...fresh].toSorted((a, b) => b.chance - a.chance || (a.questionId < b.questionId ? -1 : 1))
const minutesFor = ({ pool }: HarderSet, { questionId }: Offer): number =>
  // Never met before: half as long again as a review.
  1.5 * minutesOf(present(pool.get(questionId), 'what is offered is live'))

export const readOwnHarder =
  (around: Around): Handler<typeof readHarder> =>
  async (reads) => {
    const sets = await ownSets(reads, around)
    const codes = new Map((await certificationsOf(reads)).map(({ certificationId, code }) => [certificationId, code]))
    return ok({
      sets: sets.map((set) => ({
        certificationId: set.certificationId,
        code: codes.get(set.certificationId) ?? '',
        questions: offersOf(set).length,
        minutes: offersOf(set).reduce((sum, offer) => sum + minutesFor(set, offer), 0),
        ahead: set.ahead.domains.map(({ name, share }) => ({ name, share })),
      })),
    })
  }

export const openOwnHarder =
  (around: Around): Handler<typeof openHarder> =>
  async (tx, { body }) => {
    const personId = callerOf(tx)
    const [set] = await ownSets(tx, around, body.certificationId)
    if (!set) return ok({ questions: [] })
    await insertOffers(tx, personId, set.fresh)
    await recordExposures(
      tx,
      personId,
      set.fresh.map(({ questionId }) => questionId),
    )
    const shown = offersOf(set).map((offer) => ({
      offer,
      question: present(set.pool.get(offer.questionId), 'what is offered is live'),
    }))
    const texts = await versionsById(
      tx,
      shown.map(({ question }) => question.versionId),
    )
    return ok({
      questions: shown.map(({ offer, question }) => {
        const version = present(texts.get(question.versionId), 'a live version is there')
        const random = seededRandom(seedFrom(`${personId} ${version.versionId} ${offer.on}`))
        return {
          questionId: offer.questionId,
          certificationId: set.certificationId,
          domain: present(set.aheadIn(offer.questionId), 'only these are offered').name,
          minutes: minutesFor(set, offer),
          question: takerViewOf(version, random),
          why: { share: offer.share, chance: offer.chance },
        }
      }),
    })
  }
