import { IconSun } from '@tabler/icons-react'
import type { Place } from '../../api/session/place.ts'

export const todayNavigation: readonly Place[] = [
  { label: 'Today', path: 'today', icon: IconSun, key: 't', anyOf: ['cohorts.read-own'] },
]
