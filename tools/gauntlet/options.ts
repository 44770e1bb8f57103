import { parseArgs } from 'node:util'
import type { Entry } from './entry.ts'

export type Asked = {
  readonly entries: readonly Entry[]
  /** Sizes that somebody asked for, in place of a release's. */
  readonly sizes: Readonly<Record<string, number>>
}

/** What was asked for; ends the process for those who asked for help (0) or for what there is not (2). */
export function readOptions(args: readonly string[], entries: readonly Entry[]): Asked {
  const names = [...new Set(entries.flatMap(({ sizes }) => Object.keys(sizes)))]
  try {
    const sizeOptions = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
    const { values } = parseArgs({
      args: [...args],
      options: { ...sizeOptions, only: { type: 'string' as const }, help: { type: 'boolean' as const, short: 'h' } },
    })
    if (values['help'] === true) {
      process.stdout.write(words(entries))
      process.exit(0)
    }
    const asked = Object.entries(values).filter(([name]) => names.includes(name))
    const only = values['only']
    return {
      entries: chosen(entries, typeof only === 'string' ? only.split(',') : ['']),
      sizes: Object.fromEntries(asked.map(([name, value]) => [name, sizeOf(name, value)])),
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${words(entries)}`)
    return process.exit(2)
  }
}

/** Those whose id begins as one that was asked for. */
function chosen(entries: readonly Entry[], ids: readonly string[]): readonly Entry[] {
  const strange = ids.find((id) => !entries.some((entry) => entry.id.startsWith(id)))
  if (strange !== undefined) throw new Error(`there is no ${strange}`)
  return entries.filter((entry) => ids.some((id) => entry.id.startsWith(id)))
}

function sizeOf(name: string, value: unknown): number {
  const size = Number(value)
  if (!Number.isSafeInteger(size) || size < 0) throw new Error(`--${name} takes a whole number, not '${String(value)}'`)
  return size
}

const words = (entries: readonly Entry[]): string => `npm run gauntlet -- [--only ID,ID] [--SIZE NUMBER]

Tries what has to hold before a release, and writes what it found to evidence/ID.json.
Ends with 1 where something did not hold, or where a planted fault was not found.

${entries.map(({ id, target, sizes }) => `  ${id}  ${target}\n${sizeLine(sizes)}`).join('\n')}
`

const sizeLine = (sizes: Entry['sizes']): string =>
  `          ${Object.entries(sizes)
    .map(([name, size]) => `--${name} ${size}`)
    .join('  ')}\n`
