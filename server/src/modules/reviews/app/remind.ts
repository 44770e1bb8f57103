import { dateIn, ok, weekdayOf } from '@cadre/kernel'
import { as, read, transact, type Database } from '../../../platform/db/transaction.ts'
import { pageAddress } from '../../../platform/page-address.ts'
import { queueMail } from '../../../platform/mail/queue-mail.ts'
import { type OrganisationScope, organisationScope, systemScope } from '../../../platform/scope.ts'
import { directoryOf, findOrganisationName } from '../../identity/index.ts'
import { isReminderDue } from '../domain/preferences.ts'
import { timeIn } from '../domain/wall-time.ts'
import { findPreferences, remindedPeople, saveReminded, type Reminded } from '../store/preferences.ts'
import type { HeldBack } from './caller.ts'
import { ownWeekOf } from './read-day.ts'

export type RemindSettings = { readonly publicUrl: string; readonly heldBack: HeldBack }

/** In the person's own name: the letter is theirs to read. */
const scopeOf = ({ organisationId, personId }: Reminded): OrganisationScope =>
  organisationScope(organisationId, personId)

/** Everybody who asked for letters and whose time has come; each in a transaction of their own. */
export async function remindAll(database: Database, settings: RemindSettings): Promise<void> {
  const people = await read(database, as(systemScope), async (reads) => ok(await remindedPeople(reads)))
  if (!people.ok) return
  for (const person of people.value) await remindOne(database, settings, person)
}

const remindOne = (
  database: Database,
  { publicUrl, heldBack }: RemindSettings,
  { organisationId, personId }: Reminded,
) =>
  transact(database, as(scopeOf({ organisationId, personId })), async (tx) => {
    const chosen = await findPreferences(tx, personId)
    if (!chosen) return ok(null)
    const date = dateIn(chosen.zone, tx.now)
    const { remindedOn } = chosen
    const now = { date, weekday: weekdayOf(date), time: timeIn(chosen.zone, tx.now), remindedOn }
    if (!isReminderDue(chosen, now)) return ok(null)
    const person = (await directoryOf(tx, [personId])).get(personId)
    const { plans } = await ownWeekOf(tx, personId, heldBack)
    const reviews = plans.flatMap(({ plan }) => plan.days[0] ?? [])
    if (person?.status !== 'active' || reviews.length === 0) return ok(null)
    const minutes = Math.max(1, Math.round(reviews.reduce((sum, each) => sum + each.minutes, 0)))
    const what = reviews.length === 1 ? '1 review' : `${reviews.length} reviews`
    await queueMail(tx, {
      realm: personId,
      to: person.email,
      subject: `${what} today, about ${minutes} min`,
      text: [
        `Hello ${person.name},`,
        `${what} wait for you in ${await findOrganisationName(tx)}: about ${minutes} minutes.`,
        pageAddress(tx, publicUrl, 'today'),
        'You chose to be reminded. Change days, time and quiet hours, or switch these letters off, under Settings, Reminders.',
      ].join('\n\n'),
    })
    await saveReminded(tx, personId, date)
    return ok(null)
  })
