import { IconBlocks } from '@tabler/icons-react'
import type { Place } from '../../api/session/place.ts'

export const blueprintsNavigation: readonly Place[] = [
  { label: 'Blueprints', path: 'blueprints', icon: IconBlocks, key: 'b', anyOf: ['blueprints.read'] },
]
