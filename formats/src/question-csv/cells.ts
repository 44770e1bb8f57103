/** A row by column; absent columns are empty. */
export type Cells = (column: string) => string
