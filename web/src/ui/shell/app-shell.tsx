import './app-shell.css'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import type { Command } from '../commands/command.ts'
import { useCommands } from '../commands/use-commands.ts'
import { BottomBar } from './bottom-bar.tsx'
import type { NavItem } from './nav-item.ts'
import { Sidebar } from './sidebar.tsx'

type Props = {
  readonly navigation: readonly NavItem[]
  /** The organisation one works in, and the way to another. */
  readonly organisation: ReactNode
  /** The person signed in; shown at the foot of the sidebar. */
  readonly account?: ReactNode
  readonly children: ReactNode
}

/** The frame of every page: sidebar on wide screens, bar and drawer on phones, one main landmark. */
export function AppShell({ navigation, organisation, account, children }: Props) {
  const navigate = useNavigate()
  const commands = useMemo<Command[]>(
    () =>
      navigation.map(({ label, to, icon: Icon, key }) => ({
        id: `go.${to}`,
        label: `Go to ${label}`,
        group: 'Go to',
        keys: `g ${key}`,
        icon: <Icon size={18} stroke={1.5} aria-hidden />,
        run: () => void navigate({ to }),
      })),
    [navigation, navigate],
  )
  useCommands(commands)
  return (
    <div className="app-shell">
      <a className="app-shell-skip" href="#main">
        Skip to content
      </a>
      <Sidebar navigation={navigation} organisation={organisation} account={account} />
      <main id="main" className="app-shell-main" tabIndex={-1}>
        {children}
      </main>
      <BottomBar navigation={navigation} organisation={organisation} account={account} />
    </div>
  )
}
