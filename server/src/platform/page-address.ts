import { organisationOf } from './db/tenant.ts'
import type { Reads } from './db/transaction.ts'

type Page = 'today' | 'exams' | 'office-hours' | `cohorts/${string}` | `attempts/${string}/review`

/** Where a letter or a calendar says that a page of the organisation is: by the organisation's id, as its short name may change. */
export const pageAddress = (reads: Reads, publicUrl: string, page: Page): string =>
  `${publicUrl}/at/${organisationOf(reads)}/${page}`
