import { IconSettings } from '@tabler/icons-react'
import type { Place } from '../../api/session/place.ts'

export const settingsNavigation: readonly Place[] = [
  { label: 'Settings', path: 'settings', icon: IconSettings, key: 's', anyOf: [] },
]
