import { IconRosetteDiscountCheck } from '@tabler/icons-react'
import type { Place } from '../../api/session/place.ts'

export const examsNavigation: readonly Place[] = [
  { label: 'Exams', path: 'exams', icon: IconRosetteDiscountCheck, key: 'e', anyOf: ['exams.sit', 'exams.read'] },
]
