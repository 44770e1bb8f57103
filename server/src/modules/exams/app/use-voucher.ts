import { notFound } from '@cadre/contracts'
import { ok, refuse, type Id, type PlainDate } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { moveVoucher, type VoucherId } from '../domain/voucher.ts'
import { lockVoucher, saveVoucher } from '../store/vouchers.ts'

type Paid = {
  readonly voucherId: VoucherId
  readonly personId: Id<'per'>
  readonly certificationId: Id<'crt'>
  readonly satOn: PlainDate
}

/** An exam was paid with the voucher that its taker holds for it. */
export async function useVoucher(tx: Tx<OrganisationScope>, { voucherId, personId, certificationId, satOn }: Paid) {
  const voucher = await lockVoucher(tx, voucherId)
  if (!voucher || voucher.personId !== personId || voucher.certificationId !== certificationId)
    return refuse(notFound.code)
  const moved = moveVoucher(voucher, 'use', satOn)
  if (!moved.ok) return moved
  await saveVoucher(tx, voucherId, { left: moved.value, personId, by: tx.scope.personId })
  tx.record({ operation: 'exams.move-voucher', subject: voucherId, detail: { event: 'use', personId, on: satOn } })
  return ok(null)
}
