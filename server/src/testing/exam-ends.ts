import { closeAttempt } from '@cadre/contracts'
import { withClient } from '@cadre/server/postgres'
import { sweepAll, sweepOne } from '../modules/assessments/app/sweep.ts'
import type { OrganisationId } from '../platform/scope.ts'
import type { Caller } from './caller.ts'
import { examTerms, publishedExam, TestTaker, withShippedQuestions, type Content } from './exam.ts'
import type { HeldClock } from './held-clock.ts'
import { join, openFirstOrganisation } from './people.ts'
import type { TestServer } from './server-on.ts'

/** Ways to end an attempt twice, planted to show that the count finds them. */
export type EndFault = 'graded once more' | 'ended once more'
export type EndsPlan = { readonly rounds: number; readonly fault?: EndFault }
export type EndsReport = {
  readonly attempts: number
  /** Attempts that were not ended, graded and counted exactly once. */
  readonly notOnce: readonly Ended[]
  /** Answers that the bank's statistics count beside one for each attempt. */
  readonly countedTooOften: number
}
type Ended = { readonly attemptId: string; readonly phase: string; readonly markings: number; readonly ends: number }
type Hall = { readonly owner: Caller; readonly bo: Caller; readonly organisationId: OrganisationId }

const minute = 60_000
const submit: Content = { kind: 'submit', auto: false }
/** Attempts that one person has at one exam. */
const attemptsEach = 100

/** three submits, a proctor, two sweepers and the time end the same attempt at once, again and again. */
export async function raceEnds(server: TestServer, clock: HeldClock, plan: EndsPlan): Promise<EndsReport> {
  const { owner, organisationId } = await openFirstOrganisation(server)
  const bo = await join(server, { by: owner, organisationId, name: 'Bo', roles: ['participant'] })
  const certificationId = await withShippedQuestions(owner, organisationId)
  const draw = { scored: 1, unscored: 0, freshDays: 0 }
  const terms = examTerms(certificationId, { draw, minutes: 1, graceSeconds: 0, attemptsAllowed: attemptsEach })
  const attempts: string[] = []
  while (attempts.length < plan.rounds) {
    const { assessmentId } = await publishedExam(owner, organisationId, terms)
    const here = Math.min(attemptsEach, plan.rounds - attempts.length)
    for (let n = 0; n < here; n++) {
      const taker = new TestTaker(bo, organisationId)
      attempts.push((await taker.start(assessmentId)).paper.attemptId)
      await endAtOnce(server, clock, { owner, bo, organisationId }, taker)
    }
  }
  clock.advance(10_000)
  await sweepAll(server.database)
  if (plan.fault) await spoil(server, plan.fault, attempts[0] ?? '')
  return { attempts: attempts.length, ...(await count(server, attempts)) }
}

async function endAtOnce(server: TestServer, clock: HeldClock, { owner }: Hall, taker: TestTaker): Promise<void> {
  const last = taker.event(submit, clock())
  clock.advance(minute - 1)
  await Promise.all([
    taker.save([last]),
    taker.save([last]),
    taker.save([taker.event(submit, clock())]),
    owner.call(closeAttempt, { params: taker.of, body: { reason: 'time' } }),
    (clock.advance(1), sweepOne(server.database, taker.of)),
    sweepOne(server.database, taker.of),
  ])
}

async function count({ urls }: TestServer, attempts: readonly string[]) {
  return withClient(urls.superuserUrl, async (client) => {
    const ended = await client.query<Ended>(
      `select a.attempt_id as "attemptId", a.phase,
        (select count(*)::int from assessments.markings m where m.attempt_id = a.attempt_id) as markings,
        (select count(*)::int from audit.entries where operation = 'assessments.end' and subject = a.attempt_id) as ends
        from assessments.attempts a where a.attempt_id = any($1)`,
      [attempts],
    )
    const counted = await client.query<{ n: number }>('select coalesce(sum(n), 0)::int as n from bank.item_sums')
    const once = ({ phase, markings, ends }: Ended) => phase === 'finalised' && markings === 1 && ends === 1
    return {
      notOnce: ended.rows.filter((row) => !once(row)),
      countedTooOften: (counted.rows[0]?.n ?? 0) - ended.rows.length,
    }
  })
}

/** What a sweeper leaves that looks at no lock. */
async function spoil({ urls }: TestServer, fault: EndFault, attemptId: string): Promise<void> {
  const again = {
    'graded once more': `insert into assessments.markings
      select organisation_id, attempt_id, 2, marked_at, marked_by, reason, points, out_of
      from assessments.markings where attempt_id = $1`,
    'ended once more': `insert into audit.entries
      select (jsonb_populate_record(e, jsonb_build_object('seq', (select max(seq) + 1 from audit.entries)))).*
      from audit.entries e where operation = 'assessments.end' and subject = $1`,
  }
  await withClient(urls.superuserUrl, (client) => client.query(again[fault], [attemptId]))
}
