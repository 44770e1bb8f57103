import './sidebar.css'
import { IconKeyboard, IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { paletteCommand, shortcutsCommand } from '../commands/command-centre.tsx'
import { KeyCaps } from '../commands/key-caps.tsx'
import { useRunCommand } from '../commands/use-commands.ts'
import { ColourSchemeSwitch } from './colour-scheme-switch.tsx'
import type { NavItem } from './nav-item.ts'
import { NavLinks } from './nav-links.tsx'

type Props = { readonly navigation: readonly NavItem[]; readonly organisation: ReactNode; readonly account?: ReactNode }

export function Sidebar({ navigation, organisation, account }: Props) {
  const run = useRunCommand()
  return (
    <aside className="sidebar" aria-label="Cadre">
      {organisation}
      <button type="button" className="sidebar-find" onClick={() => run(paletteCommand)}>
        <IconSearch size={16} stroke={1.5} aria-hidden />
        <span>Find</span>
        <KeyCaps keys="mod+k" />
      </button>
      <nav aria-label="Main">
        <NavLinks navigation={navigation} />
      </nav>
      <div className="sidebar-foot">
        {account}
        <div className="sidebar-tools">
          <ColourSchemeSwitch />
          <button
            type="button"
            className="sidebar-keys"
            aria-label="Keyboard shortcuts"
            onClick={() => run(shortcutsCommand)}
          >
            <IconKeyboard size={18} stroke={1.5} aria-hidden />
          </button>
        </div>
      </div>
    </aside>
  )
}
