import { organisationOf } from '../../../platform/db/tenant.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { pageAddress } from '../../../platform/page-address.ts'
import { queueMail } from '../../../platform/mail/queue-mail.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Plan } from './regrade-plan.ts'

const pointsText = (points: number): string => String(points / 100)

/** A letter to everybody whose result was open to them and is another now. */
export async function tellCorrected(
  tx: Tx,
  { title }: Pick<Assessment, 'title'>,
  {
    changes,
    touched,
    directory,
    publicUrl,
  }: Pick<Plan, 'changes' | 'touched' | 'directory'> & { readonly publicUrl: string },
): Promise<void> {
  const takers = new Map(touched.map(({ record }) => [record.attemptId, record.personId]))
  for (const { attemptId, before, after, outOf, told } of changes) {
    const personId = takers.get(attemptId)
    const reader = personId && directory.get(personId)
    if (!told || !reader) continue
    await queueMail(tx, {
      realm: organisationOf(tx),
      to: reader.email,
      subject: `Your result of ${title} was corrected`,
      text: [
        `Hello ${reader.name},`,
        '',
        `The key of a question of ${title} was corrected, and what you answered was marked again.`,
        `You had ${pointsText(before)} of ${pointsText(outOf)} points, and have ${pointsText(after)} now.`,
        'The review says which question it was and what is right:',
        pageAddress(tx, publicUrl, `attempts/${attemptId}/review`),
      ].join('\n'),
    })
  }
}
