import { IconSchool } from '@tabler/icons-react'
import type { Place } from '../../api/session/place.ts'

export const trainersNavigation: readonly Place[] = [
  { label: 'Trainers', path: 'trainers', icon: IconSchool, key: 'r', anyOf: ['trainers.read'] },
]
