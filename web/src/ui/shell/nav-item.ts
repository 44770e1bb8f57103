import type { TablerIcon } from '@tabler/icons-react'

/** One place of the main navigation. */
export type NavItem = {
  readonly label: string
  /** Where a phone has no room for the label. */
  readonly short?: string
  readonly to: string
  readonly icon: TablerIcon
  /** The second key of its shortcut: `c` makes `g c`. */
  readonly key: string
  /** How many things wait there for this person. */
  readonly waiting?: number
}
