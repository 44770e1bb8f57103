import { IconCertificate } from '@tabler/icons-react'
import type { Place } from '../../api/session/place.ts'

export const catalogueNavigation: readonly Place[] = [
  { label: 'Catalogue', path: 'catalogue', icon: IconCertificate, key: 'c', anyOf: ['catalogue.read'] },
]
