import type { LedgerInput, LineInput } from './ledger.ts'

/** A success story as it is usually told: rates before and after, and amounts that somebody says were saved. */
export type BeforeAfter = {
  /** Who it is about; without it the amounts are only compared with each other. */
  readonly people?: number
  /** Share passing at the first attempt, before and after, each in [0, 1]. */
  readonly passRate: readonly [number, number]
  /** Study hours per certification, before and after. */
  readonly studyHours: readonly [number, number]
  readonly fee: number
  readonly hourlyCost: number
  readonly claimed: { readonly retakeFees?: number; readonly studyTime?: number; readonly deliveryQuality?: number }
}

/**
 * The ledger behind such a story: every claim as a claimed line, with the volume it must imply. Each of the people is
 * taken to sit one first attempt, and those who pass it to earn one certification; `reconcile` then says whether the
 * amounts fit the people and each other.
 */
export function ledgerOfClaims({ people, passRate, studyHours, fee, hourlyCost, claimed }: BeforeAfter): LedgerInput {
  const exact = (value: number) => ({ kind: 'exact', value }) as const
  const claim = (id: string, stated: number | undefined, how: Pick<LineInput, 'formula' | 'solveFor'>): LineInput[] =>
    stated === undefined ? [] : [{ id, kind: 'benefit', grade: 'claimed', stated, ...how }]
  return {
    quantities: {
      ...(people === undefined ? {} : { firstAttempts: exact(people), certifications: exact(people * passRate[1]) }),
      passBefore: exact(passRate[0]),
      passAfter: exact(passRate[1]),
      hoursBefore: exact(studyHours[0]),
      hoursAfter: exact(studyHours[1]),
      fee: exact(fee),
      hourlyCost: exact(hourlyCost),
    },
    lines: [
      ...claim('retake-fees', claimed.retakeFees, {
        formula: 'firstAttempts * fee * (passAfter - passBefore)',
        solveFor: 'firstAttempts',
      }),
      ...claim('study-time', claimed.studyTime, {
        formula: 'certifications * hourlyCost * (hoursBefore - hoursAfter)',
        solveFor: 'certifications',
      }),
      ...claim('delivery-quality', claimed.deliveryQuality, {}),
    ],
    ties: [{ name: 'certifications', equals: 'firstAttempts * passAfter' }],
  }
}
