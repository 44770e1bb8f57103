import { daysBetween, type Id, type PlainDate } from '@cadre/kernel'
import { statusOn, type Certification, type CertificationId, type Status } from './certification.ts'

export type Demand = {
  readonly demandId: Id<'dem'>
  readonly certificationId: CertificationId
  readonly project: string
  readonly people: number
  readonly neededBy: PlainDate | null
}
export type HeldCertificate = { readonly certificationId: CertificationId; readonly expiresOn: PlainDate | null }
export type Ranked = {
  readonly certificationId: CertificationId
  readonly code: string
  readonly name: string
  readonly status: Status
  readonly score: number
  readonly people: number
  readonly renewals: number
  readonly soonest: PlainDate | null
}

/** A half-year: what is needed later than this counts its people alone, and renewals inside it count. */
const horizonDays = 182
const renewalWeight = 0.5

/** 1 for a date half a year away or none, rising in a straight line to 2 for today or overdue. */
const urgency = (neededBy: PlainDate | null, today: PlainDate): number =>
  neededBy === null ? 1 : 1 + Math.min(1, Math.max(0, (horizonDays - daysBetween(today, neededBy)) / horizonDays))

const expiresSoon = ({ expiresOn }: HeldCertificate, today: PlainDate): boolean =>
  expiresOn !== null && expiresOn >= today && daysBetween(today, expiresOn) <= horizonDays

type Wanted = {
  readonly certifications: readonly Certification[]
  readonly demands: readonly Demand[]
  readonly held: readonly HeldCertificate[]
  readonly today: PlainDate
}

/**
 * The most in-demand certification first (C3): people needed, each weighed by how soon, and half a person for each held
 * certificate that runs out within half a year. Retired ones come last whatever their score: nobody can earn them.
 */
export function rankDemand({ certifications, demands, held, today }: Wanted): Ranked[] {
  const demandsByCertification = Map.groupBy(demands, (demand) => demand.certificationId)
  const heldByCertification = Map.groupBy(held, (certificate) => certificate.certificationId)
  return certifications
    .map((certification): Ranked => {
      const wanted = demandsByCertification.get(certification.certificationId) ?? []
      const renewals = (heldByCertification.get(certification.certificationId) ?? []).filter((c) =>
        expiresSoon(c, today),
      ).length
      const dates = wanted.flatMap(({ neededBy }) => (neededBy === null ? [] : [neededBy])).toSorted()
      const score = wanted.reduce(
        (sum, { people, neededBy }) => sum + people * urgency(neededBy, today),
        renewalWeight * renewals,
      )
      return {
        certificationId: certification.certificationId,
        code: certification.code,
        name: certification.name,
        status: statusOn(certification, today),
        score: Math.round(score * 10) / 10,
        people: wanted.reduce((sum, { people }) => sum + people, 0),
        renewals,
        soonest: dates[0] ?? null,
      }
    })
    .filter(({ score }) => score > 0)
    .toSorted(
      (a, b) =>
        Number(a.status === 'retired') - Number(b.status === 'retired') ||
        b.score - a.score ||
        a.code.localeCompare(b.code),
    )
}
