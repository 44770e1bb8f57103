import { stripVTControlCharacters } from 'node:util'
import { renderUsage, type CommandDef } from 'citty'
import { cadre } from '../../cli/src/cadre.ts'

/** The help of every command, as `--help` says it. */
export async function printCommandLine(): Promise<Map<string, string>> {
  const sections: string[] = []
  for await (const [name, usage] of helpOf(cadre, [])) sections.push(`## ${name}\n\n\`\`\`\n${usage}\n\`\`\``)
  const text = `<!-- Printed from code by \`npm run papers\`; do not edit. -->
# Command line

Exit codes: 0 done, 1 refused (the input or the request), 2 wrong usage, 3 the outside failed (file, network, database).

${sections.join('\n\n')}
`
  return new Map([['docs/reference/cli.md', text]])
}

type Resolvable<T> = T | Promise<T> | (() => T) | (() => Promise<T>)
const resolved = async <T extends object>(value: Resolvable<T>): Promise<T> =>
  typeof value === 'function' ? value() : value

async function* helpOf(
  command: CommandDef,
  path: readonly string[],
  parent?: CommandDef,
): AsyncGenerator<[string, string]> {
  const { name = '' } = await resolved(command.meta ?? {})
  const here = [...path, name]
  const usage = stripVTControlCharacters(await renderUsage(command, parent)).trim()
  yield [
    here.join(' '),
    usage
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n'),
  ]
  const inner = command.subCommands ? await resolved(command.subCommands) : {}
  for (const sub of Object.values(inner))
    yield* helpOf(await resolved(sub), here, { ...command, meta: { name: here.join(' ') } })
}
