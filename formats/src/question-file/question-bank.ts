import type { QuestionSet } from '../question/index.ts'

/** What one bank file holds: questions with what they belong to. Plain data except for the bytes of media. */
export type QuestionBank = QuestionSet & {
  /** Unique over all files, permanent. */
  readonly key: string
  readonly certification?: BankCertification
  /** Domain of every question that names no other. */
  readonly domain?: string
  /** Who wrote this from what; said once for the whole file. */
  readonly provenance?: string
}

export type BankCertification = { readonly vendor: string; readonly code: string; readonly guideVersion: string }

/** Version of the file format, its first line. */
export const bankFileVersion = 1
