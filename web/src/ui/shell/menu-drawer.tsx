import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { ColourSchemeSwitch } from './colour-scheme-switch.tsx'
import type { NavItem } from './nav-item.ts'
import { NavLinks } from './nav-links.tsx'

type Props = {
  readonly navigation: readonly NavItem[]
  readonly organisation: ReactNode
  readonly account?: ReactNode
  readonly onClose: () => void
}

/** Everything the sidebar holds, from the bottom of a phone. Loaded when it is first asked for. */
export function MenuDrawer({ navigation, organisation, account, onClose }: Props) {
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      styles={{ content: { height: 'auto', maxHeight: '85dvh' } }}
      title="Menu"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className="bottom-bar-menu">
        {organisation}
        <NavLinks navigation={navigation} onFollow={onClose} />
        {account}
        <ColourSchemeSwitch />
      </div>
    </Drawer>
  )
}
