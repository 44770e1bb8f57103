import { IconLayoutDashboard } from '@tabler/icons-react'
import type { Place } from '../../api/session/place.ts'

export const overviewNavigation: readonly Place[] = [
  { label: 'Overview', path: 'overview', icon: IconLayoutDashboard, key: 'o', anyOf: ['cohorts.read'] },
]
