import { openVouchers } from '../../exams/index.ts'
import type { DriftSource } from '../app/source.ts'

/** Vouchers that are not used yet: worthless for an exam that is no longer there. */
export const vouchersAtStake: DriftSource = async (reads, certificationIds) =>
  (await openVouchers(reads))
    .filter(({ certificationId }) => certificationIds.has(certificationId))
    .map(({ voucherId, certificationId, holder, source, expiresOn }) => ({
      certificationId,
      kind: 'voucher',
      id: voucherId,
      title: holder ?? `In stock, ${source}`,
      people: holder === null ? 0 : 1,
      until: expiresOn,
      guideVersion: null,
    }))
