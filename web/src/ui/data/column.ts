import type { ReactNode } from 'react'

/** One column of a table: how a row is read, and how it looks. The first column names its row. */
export type Column<Row> = {
  readonly id: string
  readonly header: string
  /** What it is sorted by, and shown as unless `cell` says otherwise. Null sorts last. */
  readonly value: (row: Row) => string | number | null
  readonly cell?: (row: Row) => ReactNode
  readonly numeric?: boolean
  /** Sentences: on phones they stand below their header, over the whole width. */
  readonly prose?: boolean
  /** False where an order would mean nothing. */
  readonly sortable?: boolean
}
