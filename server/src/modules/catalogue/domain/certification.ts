import type { Id, PlainDate } from '@cadre/kernel'

export type CertificationId = Id<'crt'>
export type Level = 'foundation' | 'associate' | 'professional' | 'specialty'
export type Confidence = 'high' | 'medium' | 'low' | 'conflict'

export type Certification = {
  readonly certificationId: CertificationId
  readonly vendor: string
  readonly code: string
  readonly name: string
  readonly level: Level
  /** The first day on which the exam cannot be sat. Null: none announced. */
  readonly retiresOn: PlainDate | null
  readonly successorCode: string | null
  readonly coreWork: boolean
  readonly ownPractice: boolean
  readonly endorsedTrainingRequired: boolean
}

export type Status = 'active' | 'retiring' | 'retired'

/** From the retire date on, the exam cannot be sat any more. */
export function statusOn({ retiresOn }: Pick<Certification, 'retiresOn'>, today: PlainDate): Status {
  if (retiresOn === null) return 'active'
  return today < retiresOn ? 'retiring' : 'retired'
}
