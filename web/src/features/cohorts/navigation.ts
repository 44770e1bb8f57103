import { IconUsersGroup } from '@tabler/icons-react'
import type { Place } from '../../api/session/place.ts'

export const cohortsNavigation: readonly Place[] = [
  {
    label: 'Cohorts',
    path: 'cohorts',
    icon: IconUsersGroup,
    key: 'h',
    anyOf: ['cohorts.read', 'cohorts.read-own'],
  },
]
