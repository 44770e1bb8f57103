import { IconComponents } from '@tabler/icons-react'
import type { NavItem } from '../../ui/shell/nav-item.ts'

export const galleryNavigation: NavItem = { label: 'Gallery', to: '/gallery', icon: IconComponents, key: 'y' }
