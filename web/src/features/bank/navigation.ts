import { IconListCheck } from '@tabler/icons-react'
import type { Place } from '../../api/session/place.ts'

export const bankNavigation: readonly Place[] = [
  { label: 'Questions', path: 'questions', icon: IconListCheck, key: 'q', anyOf: ['questions.read'] },
]
