import type { CommandDef } from 'citty'

type Resolvable<T> = T | Promise<T> | (() => T) | (() => Promise<T>)
export const resolved = async <T extends object>(value: Resolvable<T>): Promise<T> =>
  typeof value === 'function' ? value() : value

export type Listed = {
  readonly path: readonly string[]
  readonly options: readonly string[]
  readonly commands: readonly string[]
}

/** Every command with its way from the top, its options and the commands below it. */
export async function* commandsOf(command: CommandDef, path: readonly string[] = []): AsyncGenerator<Listed> {
  const args = await resolved(command.args ?? {})
  const options = Object.entries(args).flatMap(([name, { type }]) => (type === 'positional' ? [] : [`--${name}`]))
  const below = Object.entries(command.subCommands ? await resolved(command.subCommands) : {})
  yield { path, options: [...options, '--help'], commands: below.map(([name]) => name) }
  for (const [name, inner] of below) yield* commandsOf(await resolved(inner), [...path, name])
}
