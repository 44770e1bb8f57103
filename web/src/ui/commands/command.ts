import type { ReactNode } from 'react'

/** Something a person can do from anywhere: listed by the palette, by the shortcuts sheet, and run by its keys. */
export type Command = {
  readonly id: string
  readonly label: string
  readonly group: string
  /** One press (`mod+k`, `?`, `n`) or two in a row (`g c`). `mod` is Ctrl, or Command on a Mac. */
  readonly keys?: string
  /** Other words people search by. */
  readonly words?: readonly string[]
  readonly icon?: ReactNode
  /** One of many things: shown once something is typed, never in the list of what can be done here. */
  readonly found?: boolean
  readonly run: () => void
}
