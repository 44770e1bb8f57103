import { IconCalendar } from '@tabler/icons-react'
import type { Place } from '../../api/session/place.ts'

export const calendarNavigation: readonly Place[] = [
  {
    label: 'Calendar',
    path: 'calendar',
    icon: IconCalendar,
    key: 'l',
    anyOf: ['cohorts.read', 'cohorts.read-own'],
  },
]
