import type { PlainDate } from '@cadre/kernel'
import type { CertificationDrift, KnownCertification } from './certification-drift.ts'

/** Where everything that rests on a certification could move, or why there is nowhere. */
export type Destination =
  | { readonly kind: 'successor' | 'new-guide'; readonly certification: KnownCertification }
  | { readonly kind: 'none-named' }
  | { readonly kind: 'not-in-catalogue'; readonly code: string }
  | { readonly kind: 'retired-too'; readonly code: string }

const isRetired = ({ retiresOn }: KnownCertification, today: PlainDate) => retiresOn !== null && retiresOn <= today

/** Follows named successors past those that retired themselves; a circle of them ends where it began. */
export function successorOf(
  certification: KnownCertification,
  catalogue: readonly KnownCertification[],
  today: PlainDate,
): Destination {
  const seen = new Set<string>([certification.certificationId])
  for (let at = certification; ;) {
    const code = at.successorCode
    if (code === null) return at === certification ? { kind: 'none-named' } : { kind: 'retired-too', code: at.code }
    const next =
      catalogue.find((each) => each.code === code && each.vendor === at.vendor) ??
      catalogue.find((each) => each.code === code)
    if (!next) return { kind: 'not-in-catalogue', code }
    if (!isRetired(next, today) && !seen.has(next.certificationId)) return { kind: 'successor', certification: next }
    if (seen.has(next.certificationId)) return { kind: 'retired-too', code }
    seen.add(next.certificationId)
    at = next
  }
}

/** An exam that ends moves to its successor; one that goes on moves to its new guide. */
export function destinationOf(
  certification: KnownCertification,
  drift: CertificationDrift,
  catalogue: { readonly certifications: readonly KnownCertification[]; readonly today: PlainDate },
): Destination {
  const newGuide: Destination = { kind: 'new-guide', certification }
  if (drift.retirement === null) return newGuide
  const successor = successorOf(certification, catalogue.certifications, catalogue.today)
  return successor.kind === 'successor' || drift.guide === null || drift.retirement.passed ? successor : newGuide
}
