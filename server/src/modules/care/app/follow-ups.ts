import type { readMyFollowUps } from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import { organisationOf } from '../../../platform/db/tenant.ts'
import { as, read, transact, type Database, type Reads, type Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { queueMail } from '../../../platform/mail/queue-mail.ts'
import { systemScope } from '../../../platform/scope.ts'
import { cohortsOf } from '../../cohorts/index.ts'
import { directoryOf, everyOrganisation, todayOf } from '../../identity/index.ts'
import { lettersOpenTo } from '../../reviews/index.ts'
import { plansToFollowUp } from '../store/plans.ts'
import { noteReminder } from '../store/reminders.ts'

/** Open plans whose day to look again has come, each with the names that its owner knows it by. */
async function dueHere(reads: Reads) {
  const plans = await plansToFollowUp(reads, await todayOf(reads))
  const cohorts = new Map((await cohortsOf(reads)).map(({ cohortId, name }) => [cohortId, name]))
  const directory = await directoryOf(
    reads,
    plans.flatMap(({ personId, ownerId }) => [personId, ownerId]),
  )
  return plans.map((plan) => ({
    ...plan,
    name: directory.get(plan.personId)?.name ?? '',
    cohortName: cohorts.get(plan.cohortId) ?? '',
    owner: directory.get(plan.ownerId),
  }))
}

/** What the caller promised to look at again, and is due: for their Today page. */
export const readFollowUps: Handler<typeof readMyFollowUps> = async (reads) => {
  const { personId } = reads.scope
  const due = (await dueHere(reads)).filter(({ ownerId }) => ownerId === personId)
  return ok({
    followUps: due.map(({ planId, cohortId, cohortName, personId: about, name, followUpOn, steps }) => ({
      planId,
      cohortId,
      cohortName,
      personId: about,
      name,
      followUpOn,
      steps: steps.length,
      done: steps.filter((step) => step.done).length,
    })),
  })
}

/** Once an hour, in every organisation: a letter for each owner of what is due, outside their quiet hours, each thing once. */
export async function remindAll(database: Database, publicUrl: string): Promise<void> {
  const organisations = await read(database, as(systemScope), async (reads) => ok(await everyOrganisation(reads)))
  if (!organisations.ok) return
  for (const scope of organisations.value)
    await transact(database, as(scope), async (tx) => {
      await remindHere(tx, publicUrl)
      return ok(null)
    })
}

type Due = Awaited<ReturnType<typeof dueHere>>[number]

async function remindHere(tx: Tx, publicUrl: string): Promise<void> {
  const due = await dueHere(tx)
  const open = await lettersOpenTo(
    tx,
    due.map(({ ownerId }) => ownerId),
    'care',
  )
  const unsent: Due[] = []
  for (const plan of due)
    if (open.has(plan.ownerId) && plan.owner?.status === 'active' && (await noteReminder(tx, plan))) unsent.push(plan)
  for (const theirs of Map.groupBy(unsent, ({ ownerId }) => ownerId).values()) await mail(tx, theirs, publicUrl)
}

/** Names and days alone: what was said in a one-to-one goes into no letter. */
async function mail(tx: Tx, due: readonly Due[], publicUrl: string): Promise<void> {
  const [first] = due
  if (!first?.owner) return
  const line = ({ name, cohortName, followUpOn }: Due) =>
    `Look again at ${name}, ${cohortName}: agreed for ${followUpOn}.`
  await queueMail(tx, {
    realm: organisationOf(tx),
    to: first.owner.email,
    subject: due.length === 1 ? `Look again at ${first.name}` : `${due.length} follow-ups are due`,
    text: [
      `Hello ${first.owner.name},`,
      '',
      ...due.map(line),
      '',
      publicUrl,
      '',
      'Choose what is written to you, and your quiet hours, under Settings, Reminders.',
    ].join('\n'),
  })
}
