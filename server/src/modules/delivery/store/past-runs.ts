import type { Stay } from '@cadre/session'
import type { Id, Instant } from '@cadre/kernel'
import { organisationOf } from '../../../platform/db/tenant.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { LabGroup } from '../domain/lab-pairs.ts'
import type { Poll } from '../domain/poll.ts'
import type { RunEvent, RunRecord } from '../domain/run-record.ts'
import type { Parked, Raised } from './asides.ts'
import { insertOwed, type Owed } from './owed.ts'
import { insertPolls, type PollAnswer } from './polls.ts'
import type { Confirmed, Notice } from './presence.ts'
import { runRow } from './runs.ts'

/** A session that took place elsewhere or before, with all that it left behind. */
export type PastRun = {
  readonly record: RunRecord
  readonly events: readonly RunEvent[]
  readonly polls: readonly Poll[]
  readonly answers: readonly (PollAnswer & { readonly points: number })[]
  readonly stays: readonly (Stay & { readonly personId: Id<'per'> })[]
  readonly notices: readonly Notice[]
  readonly confirmed: readonly Confirmed[]
  readonly raised: readonly Raised[]
  readonly parked: readonly Parked[]
  readonly groups: readonly LabGroup[]
  readonly labDone: readonly { readonly personId: Id<'per'>; readonly at: Instant }[]
  readonly owed: readonly Owed[]
}

/** Writes whole sessions, one statement a table. */
export async function insertPastRuns(tx: Tx, past: readonly PastRun[]): Promise<void> {
  if (past.length === 0) return
  await tx.db
    .insertInto('delivery.runs')
    .values(past.map(({ record }) => runRow(tx, record)))
    .execute()
  await insertHistory(tx, past)
  await insertQuestions(tx, past)
  await insertPresence(tx, past)
  await insertTalk(tx, past)
  await insertLabs(tx, past)
  await insertOwed(
    tx,
    past.flatMap(({ owed }) => owed),
  )
}

const owner = (tx: Tx) => ({ organisation_id: organisationOf(tx) })

async function insertHistory(tx: Tx, past: readonly PastRun[]): Promise<void> {
  const rows = past.flatMap(({ record, events }) =>
    events.map(({ kind, detail, at, by }, index) => ({
      ...owner(tx),
      run_id: record.runId,
      revision: index + 1,
      kind,
      detail: json<unknown>(detail),
      at: timestamp(at),
      by_person: by,
    })),
  )
  await tx.db.insertInto('delivery.run_events').values(rows).execute()
}

async function insertQuestions(tx: Tx, past: readonly PastRun[]): Promise<void> {
  await insertPolls(
    tx,
    past.flatMap((run) => run.polls),
  )
  const answers = past.flatMap((run) => run.answers)
  if (answers.length === 0) return
  await tx.db
    .insertInto('delivery.answers')
    .values(
      answers.map(({ pollId, personId, response, at, points }) => ({
        ...owner(tx),
        poll_id: pollId,
        person_id: personId,
        response: json<unknown>(response),
        at: timestamp(at),
        points,
      })),
    )
    .execute()
}

async function insertPresence(tx: Tx, past: readonly PastRun[]): Promise<void> {
  const stays = past.flatMap(({ record: { runId }, stays: all }) =>
    all.map(({ personId, from, to }) => ({
      ...owner(tx),
      run_id: runId,
      person_id: personId,
      since: timestamp(from),
      until: timestamp(to),
    })),
  )
  if (stays.length > 0) await tx.db.insertInto('delivery.stays').values(stays).execute()
  const notices = past.flatMap(({ record: { cohortId, sessionKey }, notices: all }) =>
    all.map(({ personId, reason, at }) => ({
      ...owner(tx),
      cohort_id: cohortId,
      session_key: sessionKey,
      person_id: personId,
      reason,
      at: timestamp(at),
    })),
  )
  if (notices.length > 0) await tx.db.insertInto('delivery.notices').values(notices).execute()
  const confirmed = past.flatMap(({ record: { runId }, confirmed: all }) =>
    all.map(({ personId, revision, state, note, at, by }) => ({
      ...owner(tx),
      run_id: runId,
      person_id: personId,
      revision,
      state,
      note,
      at: timestamp(at),
      by_person: by,
    })),
  )
  if (confirmed.length > 0) await tx.db.insertInto('delivery.attendance').values(confirmed).execute()
}

async function insertTalk(tx: Tx, past: readonly PastRun[]): Promise<void> {
  const raised = past.flatMap((run) => run.raised)
  if (raised.length > 0)
    await tx.db
      .insertInto('delivery.raised')
      .values(
        raised.map((each) => ({
          ...owner(tx),
          raised_id: each.raisedId,
          cohort_id: each.cohortId,
          run_id: each.runId,
          person_id: each.personId,
          text: each.text,
          at: timestamp(each.at),
          state: each.state,
          answer: each.answer,
          settled_in: each.settledIn,
        })),
      )
      .execute()
  const parked = past.flatMap(({ record: { runId }, parked: all }) =>
    all.map(({ parkedId, text, at, settled }) => ({
      ...owner(tx),
      parked_id: parkedId,
      run_id: runId,
      text,
      at: timestamp(at),
      settled,
    })),
  )
  if (parked.length > 0) await tx.db.insertInto('delivery.parked').values(parked).execute()
}

async function insertLabs(tx: Tx, past: readonly PastRun[]): Promise<void> {
  const pairs = past.flatMap(({ record: { runId }, groups }) =>
    groups.flatMap(({ people, helps }, at) =>
      people.map((personId) => ({
        ...owner(tx),
        run_id: runId,
        person_id: personId,
        place: at + 1,
        helps: json<unknown>(helps),
      })),
    ),
  )
  if (pairs.length > 0) await tx.db.insertInto('delivery.pairs').values(pairs).execute()
  const marks = past.flatMap(({ record: { runId }, labDone }) =>
    labDone.map(({ personId, at }) => ({ ...owner(tx), run_id: runId, person_id: personId, done_at: timestamp(at) })),
  )
  if (marks.length > 0) await tx.db.insertInto('delivery.lab_marks').values(marks).execute()
}
