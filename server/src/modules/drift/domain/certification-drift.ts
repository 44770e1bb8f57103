import type { Id, PlainDate } from '@cadre/kernel'

export type Guide = {
  readonly label: string
  readonly effectiveFrom: PlainDate | null
  readonly supersededOn: PlainDate | null
}
export type KnownCertification = {
  readonly certificationId: Id<'crt'>
  readonly vendor: string
  readonly code: string
  readonly name: string
  /** The first day on which the exam cannot be sat. Null: none announced. */
  readonly retiresOn: PlainDate | null
  readonly successorCode: string | null
  /** The newest first. */
  readonly guides: readonly Guide[]
}

export type Retirement = { readonly on: PlainDate; readonly passed: boolean }
/** The guide that counts from `from` on (null: at once), and the versions it took the place of. */
export type GuideChange = {
  readonly label: string
  readonly from: PlainDate | null
  readonly superseded: readonly string[]
}
export type CertificationDrift = { readonly retirement: Retirement | null; readonly guide: GuideChange | null }

/** What changed, or is announced to change, about an exam (C2). Null: nothing. */
export function driftOf(
  { retiresOn, guides }: Pick<KnownCertification, 'retiresOn' | 'guides'>,
  today: PlainDate,
): CertificationDrift | null {
  const retirement = retiresOn === null ? null : { on: retiresOn, passed: retiresOn <= today }
  const guide = guideChangeOf(guides)
  return retirement === null && guide === null ? null : { retirement, guide }
}

function guideChangeOf(guides: readonly Guide[]): GuideChange | null {
  const newest = guides.find(({ supersededOn }) => supersededOn === null)
  const superseded = guides.flatMap((guide) => (guide.supersededOn === null ? [] : [guide.label]))
  if (!newest || superseded.length === 0) return null
  return { label: newest.label, from: newest.effectiveFrom, superseded }
}
