import { type ArgsDef, type CommandDef, defineCommand } from 'citty'
import { refuseUnknownOptions, UsageError } from './usage.ts'

/** A command of `cadre engine`: options it does not declare, and files too many, are wrong usage instead of left out in silence. */
export const engineCommand = <const T extends ArgsDef>(
  name: string,
  command: Pick<CommandDef<T>, 'args' | 'run'> & { readonly args: T; readonly description: string },
): CommandDef<T> =>
  defineCommand({
    meta: { name, description: command.description },
    args: command.args,
    setup({ rawArgs, args }) {
      const declared = Object.entries(command.args)
      const options = declared.filter(([, { type }]) => type !== 'positional').map(([option]) => option)
      const switches = declared.filter(([, { type }]) => type === 'boolean').map(([option]) => option)
      refuseUnknownOptions(`cadre engine ${name}`, options, rawArgs, switches)
      const [, ...more] = args._
      const files = declared.length - options.length
      if (args._.length > files)
        throw new UsageError(`cadre engine ${name} does not know what "${more.at(-1) ?? args._[0]}" is for`)
    },
    ...(command.run && { run: command.run }),
  })
