import type { Permission } from '@cadre/contracts'
import type { TablerIcon } from '@tabler/icons-react'

/** A place of the main navigation inside an organisation, shown to those who may do something there. */
export type Place = {
  readonly label: string
  /** Where a phone has no room for the label. */
  readonly short?: string
  /** Below `/o/$slug/`. */
  readonly path: string
  readonly icon: TablerIcon
  /** The second key of its shortcut: `c` makes `g c`. */
  readonly key: string
  /** Any one of these opens it; an empty list opens it to every member. */
  readonly anyOf: readonly Permission[]
}
