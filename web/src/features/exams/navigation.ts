import { IconRosetteDiscountCheck } from '@tabler/icons-react'
import type { Place } from '../../api/session/place.ts'

export const examsNavigation: readonly Place[] = [
  { label: 'Exams', path: 'exams', icon: IconRosetteDiscountCheck, key: 'w', anyOf: ['exams.sit', 'exams.read'] },
]
