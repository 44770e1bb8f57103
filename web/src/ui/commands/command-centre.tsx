import { useLocalStorage } from '@mantine/hooks'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import type { Command } from './command.ts'
import { createCommandRegistry } from './command-registry.ts'
import { CommandContext, useAllCommands, useCommands } from './use-commands.ts'
import { useCommandKeys } from './use-command-keys.ts'
import { useEarlyTyping } from './use-early-typing.ts'

const CommandPalette = lazy(async () => ({ default: (await import('./command-palette.tsx')).CommandPalette }))
const ShortcutsSheet = lazy(async () => ({ default: (await import('./shortcuts-sheet.tsx')).ShortcutsSheet }))

/** Ids of the two commands that the shell has buttons for. */
export const paletteCommand = 'help.palette'
export const shortcutsCommand = 'help.shortcuts'

type Open = 'palette' | 'shortcuts' | null

function Centre({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState<Open>(null)
  const [plainKeys, setPlainKeys] = useLocalStorage({ key: 'cadre.plain-keys', defaultValue: true })
  const own = useMemo<Command[]>(
    () => [
      {
        id: paletteCommand,
        label: 'Find a page or an action',
        group: 'Help',
        keys: 'mod+k',
        run: () => setOpen('palette'),
      },
      {
        id: shortcutsCommand,
        label: 'Show keyboard shortcuts',
        group: 'Help',
        keys: '?',
        run: () => setOpen('shortcuts'),
      },
    ],
    [],
  )
  useCommands(own)
  const commands = useAllCommands()
  useCommandKeys(commands, plainKeys)
  const typing = useEarlyTyping(open === 'palette')
  const close = (): void => setOpen(null)
  return (
    <>
      {children}
      <Suspense>
        {open === 'palette' && (
          <CommandPalette
            commands={commands.filter(({ id }) => id !== paletteCommand)}
            typing={typing}
            onClose={close}
          />
        )}
        {open === 'shortcuts' && (
          <ShortcutsSheet commands={commands} plainKeys={plainKeys} onPlainKeys={setPlainKeys} onClose={close} />
        )}
      </Suspense>
    </>
  )
}

/** Gives its children commands, the palette (Ctrl/Cmd-K) and the shortcuts sheet (?). */
export function CommandCentre({ children }: { readonly children: ReactNode }) {
  const [registry] = useState(createCommandRegistry)
  return (
    <CommandContext value={registry}>
      <Centre>{children}</Centre>
    </CommandContext>
  )
}
