import { IconRouteAltLeft } from '@tabler/icons-react'
import type { Place } from '../../api/session/place.ts'

export const driftNavigation: readonly Place[] = [
  {
    label: 'Exam changes',
    path: 'drift',
    icon: IconRouteAltLeft,
    key: 'x',
    anyOf: ['blueprints.read', 'certificates.read'],
  },
]
