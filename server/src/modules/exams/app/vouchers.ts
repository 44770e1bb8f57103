import {
  notFound,
  personWithoutExam,
  voucherEndsFirst,
  voucherKnown,
  voucherOver,
  type addVouchers,
  type listVouchers,
  type moveVoucher,
  type voucherView,
} from '@cadre/contracts'
import { ok, refuse, type Id, type PlainDate } from '@cadre/kernel'
import type { z } from 'zod'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { certificationsOf, findCertification } from '../../catalogue/index.ts'
import { bookedExams, cohortsOf } from '../../cohorts/index.ts'
import { directoryOf, isMember, todayOf } from '../../identity/index.ts'
import { moveVoucher as move, stateOn, type Voucher } from '../domain/voucher.ts'
import { countKnownCodes, insertVouchers, lockVoucher, saveVoucher, vouchersOf } from '../store/vouchers.ts'

export const readVouchers: Handler<typeof listVouchers> = async (reads) =>
  ok({ items: await voucherViews(reads, await vouchersOf(reads)) })

export async function voucherViews(reads: Reads, vouchers: readonly Voucher[]): Promise<z.infer<typeof voucherView>[]> {
  const today = await todayOf(reads)
  const holders = vouchers.flatMap(({ personId }) => personId ?? [])
  const [certifications, directory] = [await certificationsOf(reads), await directoryOf(reads, holders)]
  const codes = new Map(certifications.map(({ certificationId, code }) => [certificationId, code]))
  const booked = await examDays(reads, holders)
  return vouchers.map((voucher) => {
    const { voucherId, certificationId, code, source, value, expiresOn, personId } = voucher
    const state = stateOn(voucher, today)
    const examOn = personId && state === 'assigned' ? booked.get(`${personId} ${certificationId}`) : undefined
    return {
      voucherId,
      certificationId,
      code: codes.get(certificationId) ?? '',
      voucherCode: code,
      source,
      value,
      expiresOn,
      state,
      personId,
      personName: personId && (directory.get(personId)?.name ?? ''),
      endsBeforeExam: examOn !== undefined && examOn > expiresOn,
    }
  })
}

/** When these people sit which exam: the last day that is booked, by person and certification. */
async function examDays(reads: Reads, personIds: readonly Id<'per'>[]): Promise<Map<string, PlainDate>> {
  if (personIds.length === 0) return new Map()
  const exams = new Map((await cohortsOf(reads)).map(({ cohortId, certificationId }) => [cohortId, certificationId]))
  const booked = await bookedExams(reads, personIds)
  return new Map(booked.map(({ cohortId, personId, date }) => [`${personId} ${exams.get(cohortId) ?? ''}`, date]))
}

export const addSomeVouchers: Handler<typeof addVouchers> = async (tx, { body }) => {
  const { certificationId, expiresOn } = body
  if (!(await findCertification(tx, certificationId))) return refuse(notFound.code)
  if (expiresOn < (await todayOf(tx))) return refuse(voucherOver.code, { expiresOn })
  const codes = [...new Set(body.codes)]
  const count = await countKnownCodes(tx, certificationId, codes)
  if (count > 0) return refuse(voucherKnown.code, { count })
  const voucherIds = await insertVouchers(tx, { ...body, codes, registeredBy: tx.scope.personId })
  const detail = { certificationId, source: body.source, expiresOn, count: codes.length }
  tx.record({ operation: 'exams.add-vouchers', subject: certificationId, detail })
  tx.changed('exams', certificationId)
  return ok({ voucherIds })
}

export const moveOneVoucher: Handler<typeof moveVoucher> = async (tx, { params, body }) => {
  const voucher = await lockVoucher(tx, params.voucherId)
  if (!voucher) return refuse(notFound.code)
  const { event } = body
  const moved = move(voucher, event, await todayOf(tx))
  if (!moved.ok) return moved
  const personId = event === 'assign' ? body.personId : voucher.personId
  if (event === 'assign') {
    const fits = await checkHolder(tx, voucher, personId)
    if (!fits.ok) return fits
  }
  const holder = moved.value === 'stock' || moved.value === 'returned' ? null : personId
  await saveVoucher(tx, voucher.voucherId, { left: moved.value, personId: holder, by: tx.scope.personId })
  tx.record({ operation: 'exams.move-voucher', subject: voucher.voucherId, detail: { event, personId } })
  tx.changed('exams', voucher.voucherId)
  return ok({ state: moved.value })
}

/** A voucher goes to a member, and not to one whose exam is booked for after its last day. */
async function checkHolder(tx: Tx, { certificationId, expiresOn }: Voucher, personId: Id<'per'> | null) {
  if (personId === null || !(await isMember(tx, personId)))
    return refuse(personWithoutExam.code, { personId: personId ?? '' })
  const examOn = (await examDays(tx, [personId])).get(`${personId} ${certificationId}`)
  return examOn !== undefined && examOn > expiresOn ? refuse(voucherEndsFirst.code, { expiresOn, examOn }) : ok(null)
}
