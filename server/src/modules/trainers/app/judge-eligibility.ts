import type { PlainDate } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'
import { certificatesOf, factsUnderKey, type Certificate, type CertificationId } from '../../catalogue/index.ts'
import { todayOf } from '../../identity/index.ts'
import { criteriaOf, isEligible, reasonsAgainst, type Criterion, type PassMark } from '../domain/eligibility.ts'
import type { Trainer } from '../domain/trainer.ts'
import { trainersByPerson } from '../store/register.ts'

/** Everything that trainers are judged by, loaded once for however many of them. */
export type Grounds = {
  readonly certificatesByPerson: ReadonlyMap<PersonId, readonly Certificate[]>
  readonly passMarksByCertification: ReadonlyMap<CertificationId, readonly PassMark[]>
  readonly today: PlainDate
}

export async function groundsOf(reads: Reads): Promise<Grounds> {
  const passMarks = await factsUnderKey(reads, 'pass-mark')
  return {
    certificatesByPerson: Map.groupBy(await certificatesOf(reads, null), ({ personId }) => personId),
    passMarksByCertification: new Map(
      [...passMarks].map(([certificationId, facts]) => [
        certificationId,
        facts.flatMap(({ value }) => (value.kind === 'scaled' ? [{ value: value.value, top: value.high }] : [])),
      ]),
    ),
    today: await todayOf(reads),
  }
}

export const judge = (grounds: Grounds, trainer: Trainer, certificationId: CertificationId): Criterion[] =>
  criteriaOf({
    trainer,
    certificates: (grounds.certificatesByPerson.get(trainer.personId) ?? []).filter(
      (certificate) => certificate.certificationId === certificationId,
    ),
    passMarks: grounds.passMarksByCertification.get(certificationId) ?? [],
    today: grounds.today,
  })

/** Whether each may lead a cohort of the certification, and the sentences against those who may not (T1). */
export async function eligibilityOf(
  reads: Reads,
  personIds: readonly PersonId[],
  certificationId: CertificationId,
): Promise<Map<PersonId, { eligible: boolean; reasons: string[] }>> {
  const registered = await trainersByPerson(reads, personIds)
  const grounds = await groundsOf(reads)
  return new Map(
    personIds.map((personId) => {
      const trainer = registered.get(personId)
      if (!trainer) return [personId, { eligible: false, reasons: ['Not on the trainer register.'] }]
      const criteria = judge(grounds, trainer, certificationId)
      return [personId, { eligible: isEligible(criteria), reasons: reasonsAgainst(criteria) }]
    }),
  )
}

/** Minutes a week that each can give; who is not on the register is not in it. */
export async function weeklyMinutesOf(reads: Reads, personIds: readonly PersonId[]): Promise<Map<PersonId, number>> {
  const registered = await trainersByPerson(reads, personIds)
  return new Map([...registered].map(([personId, { weeklyMinutes }]) => [personId, weeklyMinutes]))
}
