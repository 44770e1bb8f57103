import type { readMyFollowUps } from '@cadre/contracts'
import { ok, type Id } from '@cadre/kernel'
import { organisationOf } from '../../../platform/db/tenant.ts'
import type { Database, Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { pageAddress } from '../../../platform/page-address.ts'
import { queueMail } from '../../../platform/mail/queue-mail.ts'
import { inEveryOrganisation } from '../../identity/index.ts'
import { lettersOpenTo, whereLettersAreChosen } from '../../reviews/index.ts'
import { noteReminder } from '../store/reminders.ts'
import { dueFollowUps } from './due-follow-ups.ts'

/** What the caller promised to look at again, and is due: for their Today page. */
export const readFollowUps: Handler<typeof readMyFollowUps> = async (reads) => {
  const { personId } = reads.scope
  const due = personId === null ? [] : await dueFollowUps(reads, personId)
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

type Due = Awaited<ReturnType<typeof dueFollowUps>>[number]

async function remindHere(tx: Tx, publicUrl: string): Promise<void> {
  const due = await dueFollowUps(tx, null)
  const open = await lettersOpenTo(
    tx,
    due.map(({ ownerId }) => ownerId),
    'care',
  )
  for (const [ownerId, theirs] of Map.groupBy(due, (plan) => plan.ownerId)) {
    if (!open.has(ownerId) || theirs[0]?.owner?.status !== 'active') continue
    const messageId = tx.newId('mai')
    const unsent: Due[] = []
    for (const plan of theirs) if (await noteReminder(tx, plan, messageId)) unsent.push(plan)
    await mail(tx, { due: unsent, messageId, publicUrl })
  }
}

type Letter = { readonly due: readonly Due[]; readonly messageId: Id<'mai'>; readonly publicUrl: string }

/** Names and days alone: what was said in a one-to-one goes into no letter. */
async function mail(tx: Tx, { due, messageId, publicUrl }: Letter): Promise<void> {
  const [first] = due
  if (!first?.owner) return
  const line = ({ name, cohortName, followUpOn }: Due) =>
    `Look again at ${name}, ${cohortName}: agreed for ${followUpOn}.`
  await queueMail(tx, {
    messageId,
    realm: organisationOf(tx),
    to: first.owner.email,
    subject: due.length === 1 ? `Look again at ${first.name}` : `${due.length} follow-ups are due`,
    text: [
      `Hello ${first.owner.name},`,
      '',
      ...due.map(line),
      '',
      pageAddress(tx, publicUrl, 'today'),
      '',
      whereLettersAreChosen,
    ].join('\n'),
  })
}
