import { present } from '@cadre/kernel'
import { createContext, use, useEffect, useSyncExternalStore } from 'react'
import type { Command } from './command.ts'
import type { CommandRegistry } from './command-registry.ts'

export const CommandContext = createContext<CommandRegistry | null>(null)

const useRegistry = (): CommandRegistry => present(use(CommandContext), 'commands live inside CommandCentre')

/** Offers commands while the calling component is on screen. Keep the list stable: module scope or `useMemo`. */
export function useCommands(commands: readonly Command[]): void {
  const registry = useRegistry()
  useEffect(() => registry.add(commands), [registry, commands])
}

export function useAllCommands(): readonly Command[] {
  const registry = useRegistry()
  return useSyncExternalStore(registry.subscribe, registry.list)
}

/** Runs a command by its id, for buttons that do what a command does. */
export function useRunCommand(): (id: string) => void {
  const registry = useRegistry()
  return (id) =>
    registry
      .list()
      .findLast((command) => command.id === id)
      ?.run()
}
