import { IconHeartHandshake, IconMessageCircle } from '@tabler/icons-react'
import type { Place } from '../../api/session/place.ts'

export const careNavigation: readonly Place[] = [
  { label: 'Care', path: 'care', icon: IconHeartHandshake, key: 'f', anyOf: ['care.give'] },
  {
    label: 'Office hours',
    path: 'office-hours',
    icon: IconMessageCircle,
    key: 'u',
    anyOf: ['care.receive', 'care.give'],
  },
]
