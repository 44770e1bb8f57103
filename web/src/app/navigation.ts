import { galleryNavigation } from '../features/gallery/navigation.ts'
import type { NavItem } from '../ui/shell/nav-item.ts'

/** The main navigation, most used first: the first four stand under the thumb on phones. */
export const navigation: readonly NavItem[] = [galleryNavigation]
