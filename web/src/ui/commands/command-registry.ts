import type { Command } from './command.ts'

/** Every command that the screen offers now; screens add theirs while they are shown. */
export type CommandRegistry = {
  readonly add: (commands: readonly Command[]) => () => void
  readonly list: () => readonly Command[]
  readonly subscribe: (listener: () => void) => () => void
}

export function createCommandRegistry(): CommandRegistry {
  const groups = new Set<readonly Command[]>()
  const listeners = new Set<() => void>()
  let all: readonly Command[] = []
  const changed = (): void => {
    all = [...groups].flat()
    for (const listener of listeners) listener()
  }
  return {
    add(commands) {
      groups.add(commands)
      changed()
      return () => {
        groups.delete(commands)
        changed()
      }
    },
    list: () => all,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
