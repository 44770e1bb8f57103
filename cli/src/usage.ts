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

/**
 * Refuses what would otherwise be passed over in silence: an option that the command does not declare (a misspelt one), one given twice,
 * of which the last would win, and standard input for two files. Only switches can be taken back by `--no-`. `cadre api` takes the fields
 * of its operation as options and judges those itself; where they are lists they may repeat.
 */
export async function refuseStrangeOptions(main: CommandDef, rawArgs: readonly string[]): Promise<void> {
  const [command] = await commandNamed(main, rawArgs)
  const args = Object.entries((await resolve(command.args)) ?? {}).filter(([, { type }]) => type !== 'positional')
  const spellings = new Map(args.map(([name, { type }]) => [name, type === 'boolean' ? [name, `no-${name}`] : [name]]))
  const given = optionsIn(rawArgs)
  const known = [...spellings.values()].flat().map((name) => `--${name}`)
  const unknown = given.find((option) => !known.includes(option))
  if (unknown !== undefined && rawArgs[0] !== 'api') {
    const has = args.map(([name]) => `--${name}`).join(', ') || 'none'
    throw new UsageError(`${await wordsOf(main, rawArgs)} has no option ${unknown}. It has ${has}.`)
  }
  const inputs = rawArgs.filter((arg) => arg === '-' || (arg.startsWith('--') && arg.endsWith('=-'))).length
  if (inputs > 1) throw new UsageError(`- stands for standard input ${inputs} times, and that can be read once.`)
  for (const [name, spelt] of spellings) {
    const times = given.filter((option) => spelt.includes(option.slice(2))).length
    if (times > 1) throw new UsageError(`--${name} was given ${times} times and is taken once.`)
  }
}

/** Names as they were typed. A letter after one dash: -1 is a number, - is standard input. After `--` nothing is an option. */
function optionsIn(rawArgs: readonly string[]): string[] {
  const end = rawArgs.indexOf('--')
  const before = end < 0 ? rawArgs : rawArgs.slice(0, end)
  return before.flatMap((arg) => /^(?:--[^=]+|-[a-z][^=]*)/i.exec(arg)?.[0] ?? [])
}

/** `cadre engine pool`: as far as the first words name commands. */
async function wordsOf(main: CommandDef, rawArgs: readonly string[]): Promise<string> {
  const [name = '', ...rest] = rawArgs
  const found = await resolve((await resolve(main.subCommands))?.[name])
  const own = (await resolve(main.meta))?.name ?? ''
  return found ? `${own} ${await wordsOf(found, rest)}` : own
}
