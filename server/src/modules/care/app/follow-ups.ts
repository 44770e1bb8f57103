import type { readMyFollowUps } from '@cadre/contracts'
import { type Id, ok } from '@cadre/kernel'
import { organisationOf } from '../../../platform/db/tenant.ts'
import type { Database, Reads, Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { queueMail } from '../../../platform/mail/queue-mail.ts'
import { cohortsOf } from '../../cohorts/index.ts'
import { directoryOf, inEveryOrganisation, todayOf } from '../../identity/index.ts'
import { lettersOpenTo, whereLettersAreChosen } from '../../reviews/index.ts'
import { plansToFollowUp } from '../store/plans.ts'
import { noteReminder } from '../store/reminders.ts'

/** Open plans whose day to look again has come, each with the names that its owner knows it by. */
async function dueHere(reads: Reads, ownerId: Id<'per'> | null) {
  const plans = await plansToFollowUp(reads, await todayOf(reads), ownerId)
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
  const due = personId === null ? [] : await dueHere(reads, personId)
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
  await inEveryOrganisation(database, (tx) => remindHere(tx, publicUrl))
}

type Due = Awaited<ReturnType<typeof dueHere>>[number]

async function remindHere(tx: Tx, publicUrl: string): Promise<void> {
  const due = await dueHere(tx, null)
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
    text: [`Hello ${first.owner.name},`, '', ...due.map(line), '', publicUrl, '', whereLettersAreChosen].join('\n'),
  })
}
