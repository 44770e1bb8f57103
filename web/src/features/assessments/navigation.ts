import { IconChecklist, IconClipboardCheck } from '@tabler/icons-react'
import type { Place } from '../../api/session/place.ts'

export const assessmentsNavigation: readonly Place[] = [
  {
    label: 'My assessments',
    short: 'To take',
    path: 'my-assessments',
    icon: IconClipboardCheck,
    key: 'm',
    anyOf: ['assessments.take'],
  },
  { label: 'Assessments', path: 'assessments', icon: IconChecklist, key: 'a', anyOf: ['assessments.run'] },
]
