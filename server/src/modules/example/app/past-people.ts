import { instant, seededRandom, seedFrom, type Instant, type Random } from '@cadre/kernel'
import { minuteMs, proposeAttendance, type Run } from '@cadre/session'
import { insertRaised, labGroups, type PastRun, type PersonAbility, type SessionPlan } from '../../delivery/index.ts'
import { staysOf, type Presence } from '../domain/example-run.ts'
import { askedInSessions, openQuestion, putAside } from '../domain/example-talk.ts'
import { abilityAt, type ExampleTx, type PastCohort } from './past-cohort.ts'

export type Played = {
  readonly run: Run
  /** Its number among the cohort's sessions, from 0. */
  readonly session: number
  readonly presences: readonly Presence[]
}

const dayMs = 24 * 60 * minuteMs
const confirmedAfterMs = 20 * minuteMs
const correction = 'Watched from the meeting room’s screen until the phone was charged.'

/** Attendance as traces propose it, confirmed after the end; of some who came late it was corrected the day after. */
export function attendanceIn(
  { people, trainerId }: PastCohort,
  { run, session, presences }: Played,
  random: Random,
): Pick<PastRun, 'stays' | 'notices' | 'confirmed'> {
  const took = { from: run.startedAt ?? run.startsAt, to: run.endedAt ?? run.endsAt }
  const [noticeAt, at] = [instant(took.from - 2 * dayMs), instant(took.to + confirmedAfterMs)]
  const of = people.map((personId, index) => {
    const stays = staysOf(presences[index] ?? 'missed', run, random)
    const excused = presences[index] === 'excused'
    const { state } = proposeAttendance(stays, took, excused ? noticeAt : null)
    const first = { personId, revision: 1, state, note: '', at, by: trainerId }
    const second = { ...first, revision: 2, state: 'present' as const, note: correction, at: instant(at + dayMs) }
    return {
      stays: stays.map((stay) => ({ ...stay, personId })),
      notices: excused ? [{ personId, reason: 'With a client that day', at: noticeAt }] : [],
      confirmed: state === 'partly' && session % 2 === 0 ? [first, second] : [first],
    }
  })
  return {
    stays: of.flatMap(({ stays }) => stays),
    notices: of.flatMap(({ notices }) => notices),
    confirmed: of.flatMap(({ confirmed }) => confirmed),
  }
}

/** In every third session somebody asks, in every fourth something is put aside. */
export function talkIn(
  tx: ExampleTx,
  { cohortId, people }: PastCohort,
  { runId, run, session, presences }: Played & { readonly runId: PastRun['record']['runId'] },
): Pick<PastRun, 'raised' | 'parked'> {
  const at = minuteInto(run, 40)
  const personId = people[session % people.length]
  const asked = askedInSessions[session % askedInSessions.length]
  const asks = session % 3 === 1 && presences[session % people.length] === 'whole'
  const text = putAside[session % putAside.length]
  return {
    raised:
      personId && asked && asks
        ? [{ raisedId: tx.newId('rai'), cohortId, runId, personId, at, state: 'answered', settledIn: runId, ...asked }]
        : [],
    parked: text && session % 4 === 2 ? [{ parkedId: tx.newId('prk'), text, at, settled: session % 8 === 2 }] : [],
  }
}

const minuteInto = ({ startedAt, startsAt }: Run, minute: number): Instant =>
  instant((startedAt ?? startsAt) + minute * minuteMs)

type Lab = Played & { readonly plan: SessionPlan['plan']; readonly before: readonly PastRun[] }

/** Pairs of those who were there, where the session had a lab that was begun; most finished it. */
export function labIn(
  past: PastCohort,
  { plan, run, session, presences, before }: Lab,
): Pick<PastRun, 'groups' | 'labDone'> {
  const lab = run.blocks.find(({ kind }) => kind === 'hands-on-lab')
  if (!lab?.begunAt) return { groups: [], labDone: [] }
  const there = past.people.flatMap((id, index): PersonAbility[] =>
    presences[index] === 'whole'
      ? [{ id, ability: byDomain(past, index, { session, domains: plan.domains.length }) }]
      : [],
  )
  const earlier = before.flatMap(({ groups }) => groups.map(({ people }) => people))
  const at = instant(lab.begunAt + Math.round(lab.spentMs * 0.9))
  return {
    groups: labGroups(there, plan.domains, earlier),
    labDone: there.flatMap(({ id }, index) => ((index + session) % 5 === 4 ? [] : [{ personId: id, at }])),
  }
}

function byDomain(
  past: PastCohort,
  index: number,
  { session, domains }: { session: number; domains: number },
): number[] {
  const random = seededRandom(seedFrom(`${past.cohort.name} ${index} by domain`))
  return Array.from({ length: domains }, () => abilityAt(past, index, session) + random.next() - 0.5)
}

/** Somebody of a cohort that runs asks between two sessions: the next console shows it. */
export async function askBeforeNext(tx: ExampleTx, { cohort, cohortId, people, now }: PastCohort): Promise<void> {
  const [personId] = people
  const isRunning = Date.parse(cohort.start) <= now && Date.parse(cohort.start) + 40 * dayMs > now
  if (!personId || !isRunning) return
  const at = instant(now - 5 * 60 * minuteMs)
  const raised = { raisedId: tx.newId('rai'), cohortId, runId: null, personId, text: openQuestion, at }
  await insertRaised(tx, { ...raised, state: 'open', answer: '', settledIn: null })
}
