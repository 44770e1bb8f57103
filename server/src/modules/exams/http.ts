import * as contract from '@cadre/contracts'
import { route } from '../../platform/http/route.ts'
import { correctOneResult } from './app/correct-result.ts'
import { readOwnExams } from './app/my-exams.ts'
import { readOneResult, readResults } from './app/read-results.ts'
import { recordOneResult } from './app/record-result.ts'
import { addSomeVouchers, moveOneVoucher, readVouchers } from './app/vouchers.ts'

export const examRoutes = [
  route(contract.addVouchers, addSomeVouchers),
  route(contract.moveVoucher, moveOneVoucher),
  route(contract.recordResult, recordOneResult),
  route(contract.correctResult, correctOneResult),
  route(contract.listResults, readResults),
  route(contract.readResult, readOneResult),
  route(contract.listVouchers, readVouchers),
  route(contract.readMyExams, readOwnExams),
]
