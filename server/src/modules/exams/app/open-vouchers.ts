import type { Id, PlainDate } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { directoryOf } from '../../identity/index.ts'
import type { VoucherId } from '../domain/voucher.ts'
import { vouchersOf } from '../store/vouchers.ts'

export type OpenVoucher = {
  readonly voucherId: VoucherId
  readonly certificationId: Id<'crt'>
  readonly source: string
  readonly expiresOn: PlainDate
  /** Null: in stock. */
  readonly holder: string | null
}

/** Vouchers that could still pay an exam, of whoever holds them. */
export async function openVouchers(reads: Reads): Promise<OpenVoucher[]> {
  const open = await vouchersOf(reads, { left: ['stock', 'assigned'] })
  const directory = await directoryOf(
    reads,
    open.map(({ personId }) => personId),
  )
  return open.map(({ voucherId, certificationId, source, expiresOn, personId }) => ({
    voucherId,
    certificationId,
    source,
    expiresOn,
    holder: personId && (directory.get(personId)?.name ?? ''),
  }))
}
