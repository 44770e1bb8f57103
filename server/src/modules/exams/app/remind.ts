import type { Id } from '@cadre/kernel'
import { organisationOf } from '../../../platform/db/tenant.ts'
import type { Database, Reads, Tx } from '../../../platform/db/transaction.ts'
import { pageAddress } from '../../../platform/page-address.ts'
import { queueMail } from '../../../platform/mail/queue-mail.ts'
import { certificationsOf, type Certification } from '../../catalogue/index.ts'
import { bookedExams, cohortsOf } from '../../cohorts/index.ts'
import { directoryOf, inEveryOrganisation, todayOf } from '../../identity/index.ts'
import { lettersOpenTo, whereLettersAreChosen } from '../../reviews/index.ts'
import { remindersDue, type Remindable, type Reminder } from '../domain/reminders.ts'
import { noteReminder } from '../store/reminders.ts'
import { vouchersOf } from '../store/vouchers.ts'

/** Once an hour, in every organisation: what is due there by its own date. */
export async function remindAll(database: Database, publicUrl: string): Promise<void> {
  await inEveryOrganisation(database, (tx) => remindHere(tx, publicUrl))
}

async function remindHere(tx: Tx, publicUrl: string): Promise<void> {
  const certifications = new Map((await certificationsOf(tx)).map((each) => [each.certificationId, each]))
  const retiresOn = new Map(
    [...certifications.values()].flatMap(({ certificationId, retiresOn: on }) =>
      on === null ? [] : [[certificationId, on] as const],
    ),
  )
  const due = remindersDue([...(await exams(tx)), ...(await vouchers(tx))], retiresOn, await todayOf(tx))
  const open = await lettersOpenTo(
    tx,
    due.map(({ personId }) => personId),
    'exams',
  )
  const unsent: Reminder[] = []
  for (const reminder of due)
    if (open.has(reminder.personId) && (await noteReminder(tx, reminder))) unsent.push(reminder)
  for (const [personId, theirs] of Map.groupBy(unsent, (reminder) => reminder.personId))
    await mail(tx, personId, linesOf(theirs, certifications), publicUrl)
}

async function exams(reads: Reads): Promise<Remindable[]> {
  const exam = new Map((await cohortsOf(reads)).map(({ cohortId, certificationId }) => [cohortId, certificationId]))
  return (await bookedExams(reads)).flatMap(({ cohortId, personId, date }) => {
    const certificationId = exam.get(cohortId)
    return certificationId ? [{ about: 'exam' as const, personId, certificationId, id: cohortId, on: date }] : []
  })
}

/** The holder of a voucher, or who registered it while nobody holds it. */
async function vouchers(reads: Reads): Promise<Remindable[]> {
  const open = await vouchersOf(reads, { left: ['stock', 'assigned'] })
  return open.flatMap(({ voucherId, certificationId, personId, registeredBy, expiresOn }) => {
    const reader = personId ?? registeredBy
    return reader
      ? [{ about: 'voucher' as const, personId: reader, certificationId, id: voucherId, on: expiresOn }]
      : []
  })
}

function linesOf(reminders: readonly Reminder[], certifications: ReadonlyMap<Id<'crt'>, Certification>): string[] {
  const code = ({ certificationId }: Reminder) => certifications.get(certificationId)?.code ?? ''
  const booked = reminders.filter(({ about }) => about === 'exam')
  const ending = Map.groupBy(
    reminders.filter(({ about }) => about === 'voucher'),
    (reminder) => `${code(reminder)} ${reminder.on}`,
  )
  return [
    ...booked.map((reminder) => `Your ${code(reminder)} exam is on ${reminder.on}.`),
    ...[...ending.values()].flatMap(([first, ...rest]) =>
      first
        ? [
            `${rest.length === 0 ? 'A voucher' : `${rest.length + 1} vouchers`} for ${code(first)} can be used until ${first.on}.`,
          ]
        : [],
    ),
  ]
}

/** One letter a person, whatever is due. */
async function mail(tx: Tx, personId: Id<'per'>, lines: readonly string[], publicUrl: string): Promise<void> {
  const reader = (await directoryOf(tx, [personId])).get(personId)
  if (reader?.status !== 'active') return
  const [first = ''] = lines
  await queueMail(tx, {
    realm: organisationOf(tx),
    to: reader.email,
    subject: lines.length === 1 ? first.replace(/\.$/, '') : 'Your exams and vouchers',
    text: [
      `Hello ${reader.name},`,
      '',
      ...lines,
      '',
      pageAddress(tx, publicUrl, 'exams'),
      '',
      whereLettersAreChosen,
    ].join('\n'),
  })
}
