import type { Refusal } from '@cadre/kernel'
import type { FileProblem } from '../yaml-file/problem.ts'

/** Every problem of the file, in the order of its lines. */
export type BankFileRefusal = Refusal<'questions.bank-file-invalid', { readonly problems: readonly FileProblem[] }>
