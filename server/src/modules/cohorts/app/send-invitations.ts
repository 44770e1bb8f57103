import { consequencesOf, takesPlace, type Calendar, type PlannedSession } from '@cadre/calendar'
import { methodOf, writeInvitation, type Invitation } from '@cadre/formats/icalendar'
import { isId, present } from '@cadre/kernel'
import { organisationOf } from '../../../platform/db/tenant.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { pageAddress } from '../../../platform/page-address.ts'
import { queueMail, type Attachment } from '../../../platform/mail/queue-mail.ts'
import { findCertification } from '../../catalogue/index.ts'
import { findOrganisationName } from '../../identity/index.ts'
import type { Cohort, PersonKey } from '../domain/cohort.ts'
import { addressOf, attendeesOf, eventOf } from './calendar-events.ts'
import type { LivingCalendar } from './calendar-of.ts'

type Sent = { readonly session: PlannedSession; readonly kind: Invitation['kind'] }
type Occasion = {
  readonly cohort: Cohort
  readonly publicUrl: string
  readonly subject: string
  readonly opening: string
  /** The cohort that the letter leads to, where it is another one; null: none that its reader may open any more. */
  readonly leadsTo?: Cohort | null
}

/** Everybody of a confirmed cohort gets one mail with an invitation for each session that takes place. */
export async function inviteEverybody(tx: Tx, living: LivingCalendar, occasion: Occasion): Promise<number> {
  const sessions = living.calendar.sessions.filter(({ state }) => takesPlace(state))
  const people = peopleIn(living.calendar)
  for (const personId of people)
    await mailTo(tx, living, { ...occasion, personId, sent: sessions.map((session) => ({ session, kind: 'request' })) })
  return people.length
}

/** Somebody who got a seat later gets what the others got. */
export async function inviteOne(
  tx: Tx,
  living: LivingCalendar,
  occasion: Occasion & { readonly personId: PersonKey },
): Promise<void> {
  const sessions = living.calendar.sessions.filter(({ state }) => state === 'planned')
  await mailTo(tx, living, { ...occasion, sent: sessions.map((session) => ({ session, kind: 'request' })) })
}

/** Somebody whose seat is gone gets these sessions out of their calendar; the others keep theirs. */
export const uninviteOne = (
  tx: Tx,
  living: LivingCalendar,
  { sessions, ...occasion }: Occasion & { readonly personId: PersonKey; readonly sessions: readonly PlannedSession[] },
): Promise<void> =>
  mailTo(tx, living, { ...occasion, sent: sessions.map((session) => ({ session, kind: 'uninvite' })) })

/** Everybody whom a change concerns gets one mail with what changed for them. Returns how many were told. */
export async function tellOfChange(
  tx: Tx,
  before: Calendar,
  living: LivingCalendar,
  occasion: Occasion,
): Promise<number> {
  const sessions = new Map([...before.sessions, ...living.calendar.sessions].map((session) => [session.key, session]))
  const byPerson = new Map<string, Sent[]>()
  for (const consequence of consequencesOf(before, living.calendar)) {
    if (consequence.kind !== 'invitation') continue
    const session = present(sessions.get(consequence.session), 'an invitation is for a session of the calendar')
    const kind = consequence.method === 'request' ? 'request' : takesPlace(session.state) ? 'uninvite' : 'cancel'
    for (const person of consequence.people) byPerson.set(person, [...(byPerson.get(person) ?? []), { session, kind }])
  }
  for (const [personId, sent] of byPerson)
    if (isId('per', personId)) await mailTo(tx, living, { ...occasion, personId, sent })
  return byPerson.size
}

const peopleIn = ({ input }: Calendar): PersonKey[] => [
  ...new Set([...input.trainers, ...input.participants].flatMap(({ key }) => (isId('per', key) ? [key] : []))),
]

const outcomeWords: Readonly<Record<Invitation['kind'], string>> = {
  request: '',
  cancel: ' (cancelled)',
  uninvite: ' (without you)',
}

type Letter = Occasion & { readonly personId: PersonKey; readonly sent: readonly Sent[] }

async function mailTo(
  tx: Tx,
  { calendar, people }: LivingCalendar,
  { cohort, publicUrl, subject, opening, personId, sent, leadsTo = cohort }: Letter,
): Promise<void> {
  const reader = people.directory.get(personId)
  if (!reader || sent.length === 0) return
  const code = (await findCertification(tx, cohort.certificationId))?.code ?? ''
  const link = pageAddress(tx, publicUrl, `cohorts/${cohort.cohortId}`)
  const context = { cohort, code, sequences: calendar.sequences, link }
  const attachments = sent.map(({ session, kind }, i): Attachment => {
    const trainer = cohort.trainerIds.find((id) => id === session.trainer) ?? cohort.trainerIds[0]
    const organizer = (trainer && people.directory.get(trainer)) ?? reader
    const attendees = attendeesOf([personId], session.trainer, people.directory)
    const content = writeInvitation({
      kind,
      event: eventOf(session, context),
      organizer: addressOf(organizer),
      attendees,
      stamp: tx.now,
    })
    return {
      filename: `session-${String(i + 1).padStart(2, '0')}.ics`,
      contentType: `text/calendar; charset=utf-8; method=${methodOf(kind)}`,
      content,
    }
  })
  const lines = sent.map(
    ({ session, kind }) => `- ${session.date} ${session.time} ${session.title}${outcomeWords[kind]}`,
  )
  const text = [
    `Hello ${reader.name},`,
    '',
    opening,
    '',
    `All times are in ${cohort.zone}.`,
    ...lines,
    '',
    ...(leadsTo ? [`See it in Cadre: ${pageAddress(tx, publicUrl, `cohorts/${leadsTo.cohortId}`)}`, ''] : []),
    await findOrganisationName(tx),
  ].join('\n')
  await queueMail(tx, {
    realm: organisationOf(tx),
    to: reader.email,
    subject: `${cohort.name}: ${subject}`,
    text,
    attachments,
  })
}
