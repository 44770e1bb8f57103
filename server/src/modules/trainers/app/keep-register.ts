import {
  notFound,
  trainerNotMember,
  type listTrainers,
  type removeTrainer,
  type saveTrainer as saveOperation,
} from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { certificationsOf, type CertificationId } from '../../catalogue/index.ts'
import { directoryOf, isMember } from '../../identity/index.ts'
import { isEligible } from '../domain/eligibility.ts'
import type { Trainer } from '../domain/trainer.ts'
import { deleteTrainer, saveTrainer, trainersByPerson } from '../store/register.ts'
import { groundsOf, judge, type Grounds } from './judge-eligibility.ts'

type CodeById = ReadonlyMap<CertificationId, string>

const eligibilityIn = (grounds: Grounds, trainer: Trainer, codes: CodeById) => {
  const held = new Set(grounds.certificatesByPerson.get(trainer.personId)?.map((each) => each.certificationId))
  return [...codes]
    .filter(([certificationId]) => held.has(certificationId))
    .map(([certificationId, code]) => {
      const criteria = judge(grounds, trainer, certificationId)
      return { certificationId, code, eligible: isEligible(criteria), criteria }
    })
}

export const readTrainers: Handler<typeof listTrainers> = async (reads) => {
  const grounds = await groundsOf(reads)
  const register = await trainersByPerson(reads, null)
  const directory = await directoryOf(reads, register.keys())
  const codes = new Map((await certificationsOf(reads)).map((each) => [each.certificationId, each.code]))
  const items = [...register.values()].flatMap((trainer) => {
    const person = directory.get(trainer.personId)
    if (!person || person.status === 'ended') return []
    const { name, email } = person
    return [{ ...trainer, name, email, eligibility: eligibilityIn(grounds, trainer, codes) }]
  })
  return ok({ items: items.toSorted((a, b) => a.name.localeCompare(b.name)) })
}

export const saveOne: Handler<typeof saveOperation> = async (tx, { params, body }) => {
  const { personId } = params
  if (!(await isMember(tx, personId))) return refuse(trainerNotMember.code)
  await saveTrainer(tx, { personId, ...body })
  tx.record({ operation: 'trainers.save', subject: personId, detail: body })
  tx.changed('trainers', personId)
  return ok({})
}

export const removeOne: Handler<typeof removeTrainer> = async (tx, { params }) => {
  const { personId } = params
  if (!(await deleteTrainer(tx, personId))) return refuse(notFound.code)
  tx.record({ operation: 'trainers.remove', subject: personId, detail: {} })
  tx.changed('trainers', personId)
  return ok({})
}
