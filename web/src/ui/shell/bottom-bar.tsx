import './bottom-bar.css'
import { Link } from '@tanstack/react-router'
import { IconMenu2 } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { NavItem } from './nav-item.ts'

const MenuDrawer = lazy(async () => ({ default: (await import('./menu-drawer.tsx')).MenuDrawer }))

type Props = { readonly navigation: readonly NavItem[]; readonly organisation: ReactNode; readonly account?: ReactNode }

const reachable = 4

/** Navigation on phones: the first four places under the thumb, the rest in a drawer. */
export function BottomBar({ navigation, organisation, account }: Props) {
  const [opened, setOpened] = useState(false)
  const close = (): void => setOpened(false)
  return (
    <>
      <nav className="bottom-bar" aria-label="Main, short">
        {navigation.slice(0, reachable).map(({ label, short = label, to, icon: Icon, waiting = 0 }) => (
          <Link key={to} to={to} className="bottom-bar-item">
            <Icon size={20} stroke={1.5} aria-hidden />
            <span>{short}</span>
            {waiting > 0 && (
              <span className="bottom-bar-waiting">
                <span className="visually-hidden">, {waiting} waiting</span>
              </span>
            )}
          </Link>
        ))}
        <button type="button" className="bottom-bar-item" aria-expanded={opened} onClick={() => setOpened(true)}>
          <IconMenu2 size={20} stroke={1.5} aria-hidden />
          <span>Menu</span>
        </button>
      </nav>
      {opened && (
        <Suspense>
          <MenuDrawer navigation={navigation} organisation={organisation} account={account} onClose={close} />
        </Suspense>
      )}
    </>
  )
}
