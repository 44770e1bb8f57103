import { isId, ok, type Id, type Instant } from '@cadre/kernel'
import { as, transact, type Database, type Tx } from '../../../platform/db/transaction.ts'
import { organisationScope } from '../../../platform/scope.ts'
import { itemFactsOf } from '../../bank/index.ts'
import { todayOf } from '../../identity/index.ts'
import { answersOf, type RecordedAnswer } from '../../reviews/index.ts'
import { dayOf, learn, mustRebuild, weekOf, type Belief, type JudgedAnswer, type Known } from '../domain/belief.ts'
import { examFrom, schemeKey } from '../domain/exam-scheme.ts'
import type { Forecast } from '../domain/forecast.ts'
import type { Learner } from '../domain/learner.ts'
import { deleteBelief, findBelief, lockLearner, saveBelief } from '../store/beliefs.ts'
import { encountersOf, saveEncounters } from '../store/encounters.ts'
import { saveStanding } from '../store/forecasts.ts'
import { saveWeeks, weeksOf } from '../store/weeks.ts'
import { examAhead } from './exam-day.ts'
import { examOfCertification, type KnownExam } from './exam-scheme-of.ts'
import { makeForecast } from './make-forecast.ts'

export type LearnerOf = Learner & { readonly organisationId: Id<'org'> }

export function learnerIn(payload: unknown): LearnerOf | null {
  if (typeof payload !== 'object' || payload === null) return null
  const { organisationId, personId, certificationId } = {
    organisationId: '',
    personId: '',
    certificationId: '',
    ...payload,
  }
  return isId('org', organisationId) && isId('per', personId) && isId('crt', certificationId)
    ? { organisationId, personId, certificationId }
    : null
}

/** `readiness.follow`: what a person answered since the last time moves what is believed of them, and their forecast. */
export async function followTask(database: Database, payload: unknown): Promise<void> {
  const learner = learnerIn(payload)
  if (!learner) return
  await transact(database, as(organisationScope(learner.organisationId)), async (tx) => {
    await follow(tx, learner)
    return ok(null)
  })
}

/**
 * Reads the record from where it was left, and makes the forecast anew. Costs as much as there are new answers; a correction, a late
 * answer or another exam costs the person's whole record once.
 * @param until reads no answers given later than this: for the example's past.
 */
export async function follow(tx: Tx, learner: Learner, until: Instant = tx.now): Promise<Forecast | null> {
  await lockLearner(tx, learner)
  const known = await examOfCertification(tx, learner.certificationId)
  if (!known) return null
  const belief = await catchUp(tx, learner, { known, until })
  if (!belief) return null
  const today = await todayOf(tx)
  const ahead = await examAhead(tx, learner, today)
  if (ahead.over) return null
  const forecast = await makeForecast(tx, { ...learner, belief, known, ahead, today })
  await saveStanding(tx, forecast)
  tx.changed('readiness', learner.personId)
  return forecast
}

type Reading = { readonly known: KnownExam; readonly until: Instant }

async function catchUp(tx: Tx, learner: Learner, reading: Reading): Promise<Belief | null> {
  const scheme = schemeKey(reading.known.scheme)
  const before = await findBelief(tx, learner)
  const unread = await answersSince(tx, learner, { after: before?.cursor ?? 0, until: reading.until })
  if (before && mustRebuild(before, unread, scheme)) {
    await deleteBelief(tx, learner)
    const all = await answersSince(tx, learner, { after: 0, until: reading.until })
    return take(tx, learner, { belief: null, answers: all, known: reading.known })
  }
  return unread.length === 0 ? before : take(tx, learner, { belief: before, answers: unread, known: reading.known })
}

async function answersSince(
  tx: Tx,
  learner: Learner,
  { after, until }: { after: number; until: Instant },
): Promise<RecordedAnswer[]> {
  return (await answersOf(tx, { ...learner, after })).filter(({ at }) => at <= until)
}

type Taken = {
  readonly belief: Belief | null
  readonly answers: readonly RecordedAnswer[]
  readonly known: KnownExam
}

async function take(tx: Tx, learner: Learner, { belief, answers, known }: Taken): Promise<Belief | null> {
  const judged = await judge(tx, answers, known)
  const before: Known = {
    belief,
    encounters: await encountersOf(
      tx,
      learner,
      judged.map(({ questionId }) => questionId),
    ),
    weeks: await weeksOf(tx, learner, [...new Set(judged.map(({ at }) => weekOf(dayOf(at))))]),
  }
  const learnt = learn(before, judged, {
    scheme: schemeKey(known.scheme),
    domains: known.scheme.domains.map(({ key }) => key),
    exam: examFrom(known.scheme),
  })
  if (!learnt) return null
  await saveBelief(tx, learner, learnt.belief)
  await saveEncounters(tx, learner, learnt.encounters)
  await saveWeeks(tx, learner, learnt.weeks)
  return learnt.belief
}

/** What the bank knows of a question that it does not have any more: one of four options, of middling difficulty. */
const usualItem = { guess: 0.25, rating: null }

async function judge(tx: Tx, answers: readonly RecordedAnswer[], { placeOf }: KnownExam): Promise<JudgedAnswer[]> {
  const facts = await itemFactsOf(
    tx,
    answers.map(({ versionId }) => versionId),
  )
  return answers.map(({ questionId, versionId, domain, at, correct, practiceExam, sequence, revision }) => ({
    questionId,
    domain: placeOf(domain) ?? domain,
    at,
    correct,
    practiceExam,
    sequence,
    revision,
    ...(facts.get(versionId) ?? usualItem),
  }))
}
