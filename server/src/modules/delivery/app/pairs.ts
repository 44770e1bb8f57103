import { isDeepStrictEqual } from 'node:util'
import { notOfThisCohort, type pairView, type setPairs } from '@cadre/contracts'
import { instant, ok, refuse, type Id } from '@cadre/kernel'
import { decide, mostSilenceMs } from '@cadre/session'
import type { z } from 'zod'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { seatHoldersOf } from '../../cohorts/index.ts'
import { directoryOf } from '../../identity/index.ts'
import { abilitiesOf } from '../../readiness/index.ts'
import { abilitiesFrom, groupOf, labGroups, type LabGroup } from '../domain/lab-pairs.ts'
import type { RunRecord } from '../domain/run-record.ts'
import { groupsOf, groupsOfRuns, labDoneBy, replaceGroups } from '../store/lab.ts'
import { hereSince } from '../store/presence.ts'
import { runsOf, saveRun } from '../store/runs.ts'
import { callerOf, runLedLocked } from './access.ts'
import { tellState } from './tell.ts'

export const setAll: Handler<typeof setPairs> = async (tx, { params, body }) => {
  const locked = await runLedLocked(tx, params.runId)
  if (!locked.ok) return locked
  const record = locked.value
  const allowed = decide(record.run, { kind: 'act' }, tx.now)
  if (!allowed.ok) return refuse(allowed.code)
  const holders = await seatHoldersOf(tx, record.cohortId)
  const asked = body.groups?.flat() ?? []
  const strangers = asked.filter((id, at) => !holders.includes(id) || asked.indexOf(id) !== at)
  if (strangers.length > 0) return refuse(notOfThisCohort.code, { personIds: strangers })
  const named = body.groups ? await asSaid(tx, record, body.groups) : await proposed(tx, record, holders)
  const groups = named.map((group) => ({ ...group, people: group.people.toSorted() }))
  if (isDeepStrictEqual(await groupsOf(tx, record.runId), groups)) return ok({ pairs: await pairViews(tx, record) })
  await replaceGroups(tx, record.runId, groups)
  const event = { kind: 'pairs', detail: { groups: groups.length }, at: tx.now, by: callerOf(tx) }
  await tellState(tx, await saveRun(tx, record, event))
  return ok({ pairs: await pairViews(tx, record) })
}

/** What is believed of these people from all they ever answered, in the order of the exam's domains (K7). */
async function abilitiesIn(reads: Reads, { certificationId, plan }: RunRecord, personIds: readonly Id<'per'>[]) {
  const abilities = await abilitiesOf(reads, { personIds, certificationId })
  const believed = new Map([...abilities].map(([personId, { byDomain }]) => [personId, byDomain]))
  return abilitiesFrom(personIds, plan.domains, believed)
}

async function asSaid(tx: Tx, record: RunRecord, groups: readonly (readonly Id<'per'>[])[]): Promise<LabGroup[]> {
  const able = new Map((await abilitiesIn(tx, record, groups.flat())).map((person) => [person.id, person]))
  return groups.map((people) =>
    groupOf(
      people.flatMap((id) => able.get(id) ?? []),
      record.plan.domains,
    ),
  )
}

/** Pairs of those who are here, or of all when nobody is yet. */
async function proposed(tx: Tx, record: RunRecord, holders: readonly Id<'per'>[]): Promise<LabGroup[]> {
  const { runId, cohortId, plan } = record
  const here = await hereSince(tx, runId, instant(tx.now - mostSilenceMs))
  const present = holders.filter((id) => here.has(id))
  const people = present.length > 0 ? present : holders
  const earlier = (await runsOf(tx, [cohortId])).map((run) => run.runId).filter((id) => id !== runId)
  const before = (await groupsOfRuns(tx, earlier)).map((group) => group.people)
  return labGroups(await abilitiesIn(tx, record, people), plan.domains, before)
}

const mostHelps = 3

export async function pairViews(reads: Reads, { runId }: RunRecord): Promise<z.input<typeof pairView>[]> {
  const groups = await groupsOf(reads, runId)
  const names = await directoryOf(
    reads,
    groups.flatMap(({ people }) => people),
  )
  const done = await labDoneBy(reads, runId)
  return groups.map(({ people, helps }) => {
    const known = people.map((personId) => ({ personId, name: names.get(personId)?.name ?? '' }))
    return { people: known, helps: helpWords(helps, known), labDone: people.every((id) => done.has(id)) }
  })
}

/** The strongest helps with names in place of ids. */
export function helpWords(
  helps: LabGroup['helps'],
  people: readonly { readonly personId: string; readonly name: string }[],
) {
  const nameOf = (id: string) => people.find(({ personId }) => personId === id)?.name ?? ''
  return helps.slice(0, mostHelps).map(({ from, to, domain }) => ({ from: nameOf(from), to: nameOf(to), domain }))
}
