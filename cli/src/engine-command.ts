import { type ArgsDef, type CommandDef, defineCommand } from 'citty'
import { UsageError } from './usage.ts'

/** A command of `cadre engine`: files too many are wrong usage instead of left out in silence. */
export const engineCommand = <const T extends ArgsDef>(
  name: string,
  command: Pick<CommandDef<T>, 'args' | 'run'> & { readonly args: T; readonly description: string },
): CommandDef<T> =>
  defineCommand({
    meta: { name, description: command.description },
    args: command.args,
    setup({ args }) {
      const files = Object.values(command.args).filter(({ type }) => type === 'positional').length
      const [, ...more] = args._
      if (args._.length > files)
        throw new UsageError(`cadre engine ${name} does not know what "${more.at(-1) ?? args._[0]}" is for`)
    },
    ...(command.run && { run: command.run }),
  })
