import { instant, ok, type Id } from '@cadre/kernel'
import { recalibrate } from '@cadre/psychometrics'
import { sql } from 'kysely'
import { as, read, transact, type Database, type Tx } from '../../../platform/db/transaction.ts'
import { moment } from '../../../platform/db/values.ts'
import { organisationScope, systemScope } from '../../../platform/scope.ts'
import { todayOf } from '../../identity/index.ts'
import type { Occasion } from '../domain/frozen.ts'
import type { Learner } from '../domain/learner.ts'
import { saveUnfrozen } from '../store/beliefs.ts'
import { insertFrozen } from '../store/forecasts.ts'
import { insertCorrection, newestCorrection } from '../store/recalibrations.ts'
import { follow, learnerIn, type LearnerOf } from './follow.ts'
import { outcomesOf, type ResultsOf } from './outcomes.ts'

/** Makes a learner's forecast now and keeps it for good; who has none, or one of today, is left as they are. */
export async function freeze(tx: Tx, learner: Learner, as: Occasion): Promise<void> {
  const forecast = await follow(tx, learner)
  if (!forecast) return
  await insertFrozen(tx, forecast, { on: await todayOf(tx), as })
  await saveUnfrozen(tx, learner, null)
}

/** `readiness.booked`: an exam was booked; what was believed on that day is kept. */
export async function freezeTask(database: Database, payload: unknown): Promise<void> {
  const learner = learnerIn(payload)
  if (learner) await freezeOne(database, learner, 'booking')
}

const freezeOne = (database: Database, learner: LearnerOf, occasion: Occasion) =>
  transact(database, as(organisationScope(learner.organisationId)), async (tx) => {
    await freeze(tx, learner, occasion)
    return ok(null)
  })

/** At most so many forecasts of a kind in one run; the rest are the next run's. */
const mostAtOnce = 20_000
/** What is not used is forgotten, and the exam comes nearer: after a week a forecast is made anew though nobody answered. */
const weekMs = 7 * 86_400_000

/** `readiness.daily`: the day's forecast of everybody of whom something changed, and each organisation's correction. */
export async function dailyTask(database: Database, resultsOf: ResultsOf): Promise<void> {
  const due = await read(database, as(systemScope), async ({ db, now }) => {
    const { rows } = await sql<{ organisation_id: string; person_id: string; certification_id: string }>`
      select b.organisation_id, b.person_id, b.certification_id
      from readiness.beliefs b left join readiness.standings s using (organisation_id, person_id, certification_id)
      where b.unfrozen_since is not null or (s.made_at < ${moment(instant(now - weekMs))} and s.exam_on >= ${moment(now)}::date)
      order by b.organisation_id, b.certification_id, b.person_id limit ${mostAtOnce}`.execute(db)
    return ok(rows)
  })
  if (!due.ok) return
  const learners = due.value.flatMap(
    (row) =>
      learnerIn({
        organisationId: row.organisation_id,
        personId: row.person_id,
        certificationId: row.certification_id,
      }) ?? [],
  )
  for (const organisationId of new Set(learners.map((learner) => learner.organisationId)))
    await correct(database, organisationId, resultsOf)
  for (const learner of learners) await freezeOne(database, learner, 'daily')
}

/** Fits the organisation's correction anew where it has more outcomes than at the last time, and enough. */
export const correct = (database: Database, organisationId: Id<'org'>, resultsOf: ResultsOf) =>
  transact(database, as(organisationScope(organisationId)), async (tx) => {
    const outcomes = await outcomesOf(tx, resultsOf)
    const fitted = recalibrate(outcomes.map(({ modelChance, passed }) => ({ p: modelChance, passed })))
    const before = await newestCorrection(tx)
    if (fitted.state === 'fitted' && fitted.outcomes !== (before?.outcomes ?? 0))
      await insertCorrection(tx, { ...fitted.line, outcomes: fitted.outcomes })
    return ok(null)
  })
