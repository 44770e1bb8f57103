import type { Eligibility, Trainer } from './words.ts'

type Nearly = {
  readonly trainer: Trainer
  readonly code: string
  /** What stands against them, and what is not known yet. */
  readonly missing: Eligibility['criteria']
}

/** Holders of a valid certificate who may not lead it yet: who lacks least first (T4). */
export const nearlyEligible = (trainers: readonly Trainer[]): Nearly[] =>
  trainers
    .flatMap((trainer) =>
      trainer.eligibility
        .filter(({ eligible, criteria }) => !eligible && criteria.some(holdsCertificate))
        .map(({ code, criteria }) => ({ trainer, code, missing: criteria.filter(({ met }) => met !== true) })),
    )
    .toSorted((a, b) => a.missing.length - b.missing.length || a.trainer.name.localeCompare(b.trainer.name))

const holdsCertificate = ({ criterion, met }: Eligibility['criteria'][number]): boolean =>
  criterion === 'certificate' && met === true
