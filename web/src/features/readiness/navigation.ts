import { IconGauge } from '@tabler/icons-react'
import type { Place } from '../../api/session/place.ts'

export const readinessNavigation: readonly Place[] = [
  {
    label: 'Readiness',
    path: 'readiness',
    icon: IconGauge,
    key: 'e',
    anyOf: ['assessments.take', 'readiness.read', 'readiness.read-led'],
  },
]
