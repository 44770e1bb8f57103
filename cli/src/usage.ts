import type { CommandDef } from 'citty'

/** The command was called in a way it does not know; nothing was done. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Ours, or what citty throws for a missing argument or an unknown command. */
export const isUsageError = (error: unknown): error is Error =>
  error instanceof UsageError || (error instanceof Error && error.name === 'CLIError')

const resolve = async <T extends object>(
  value: T | Promise<T> | (() => T) | (() => Promise<T>) | undefined,
): Promise<T | undefined> => (typeof value === 'function' ? value() : value)

/** The command that the arguments name, with its parent, so that `--help` explains that one. */
export async function commandNamed(main: CommandDef, rawArgs: readonly string[]): Promise<[CommandDef, CommandDef?]> {
  const [name, ...rest] = rawArgs
  const subCommands = await resolve(main.subCommands)
  const found = name === undefined ? undefined : await resolve(subCommands?.[name])
  if (!found) return [main]
  const [command, parent] = await commandNamed(found, rest)
  return [command, parent ?? main]
}

/** Refuses an option that a command does not declare: a misspelt one would otherwise be left out in silence. Only switches can be taken back by `--no-`. */
export function refuseUnknownOptions(
  command: string,
  declared: readonly string[],
  rawArgs: readonly string[],
  switches: readonly string[] = [],
): void {
  const known = [...declared.map((name) => `--${name}`), ...switches.map((name) => `--no-${name}`)]
  // A letter after one dash: -1 is a number, - is standard input.
  const given = rawArgs.flatMap((arg) => /^(?:--[^=]+|-[a-z][^=]*)/i.exec(arg)?.[0] ?? [])
  const unknown = given.find((option) => !known.includes(option))
  if (unknown === undefined) return
  throw new UsageError(
    `${command} has no option ${unknown}. It has ${declared.map((name) => `--${name}`).join(', ') || 'none'}.`,
  )
}
