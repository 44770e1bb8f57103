import type { Reads } from '../../../platform/db/transaction.ts'
import { examDomainsOf, type ExamDomains } from '../../blueprints/index.ts'
import { factsOf, trustedFact, trustedNumber, type CertificationId, type Fact } from '../../catalogue/index.ts'
import type { ExamFee } from '../domain/costs.ts'
import type { ExamScheme } from '../domain/exam-scheme.ts'

export type KnownExam = {
  readonly scheme: ExamScheme
  readonly placeOf: ExamDomains['placeOf']
}

/** Where nothing is published: an exam of 65 questions that asks for seven of ten. */
const usual = { questions: 65, cutShare: 0.7 }

/** The exam as the catalogue has it, and the newest published blueprint or the guide. Null: nobody has said which domains it has. */
export async function examOfCertification(reads: Reads, certificationId: CertificationId): Promise<KnownExam | null> {
  const { domains, placeOf } = await examDomainsOf(reads, certificationId)
  if (domains.length === 0) return null
  const facts = await factsOf(reads, certificationId)
  const cut = cutOf(facts)
  return {
    scheme: {
      domains: domains.map(({ key, name, weight }) => ({ key, name, weight })),
      questions: Math.round(
        trustedNumber(facts, 'questions-scored') ?? trustedNumber(facts, 'questions-total') ?? usual.questions,
      ),
      cutShare: cut ?? usual.cutShare,
      // Vendors publish a scaled score: how many right answers it takes, they do not say.
      cutKnown: false,
    },
    placeOf,
  }
}

/** The pass mark's place on its scale; a plain number is percent. */
function cutOf(facts: readonly Fact[]): number | null {
  const value = trustedFact(facts, 'pass-mark')?.value
  if (value?.kind === 'scaled' && value.high > value.low)
    return within((value.value - value.low) / (value.high - value.low))
  return value?.kind === 'number' ? within(value.value / 100) : null
}
const within = (share: number): number => Math.min(0.95, Math.max(0.3, share))

/** What an attempt costs, by the most trusted source. */
export function feeAmong(facts: readonly Fact[]): ExamFee | null {
  const value = trustedFact(facts, 'fee')?.value
  return value?.kind === 'money' ? { minor: value.minor, currency: value.currency } : null
}
