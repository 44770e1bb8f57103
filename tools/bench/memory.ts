import { readdirSync, readFileSync } from 'node:fs'

export type Held = { readonly command: string; readonly megabytes: number }

/** The memory of a process and all below it: proportional set size, which counts what is shared once. Linux only. */
export function memoryOf(pid: number): Held[] {
  const parents = parentsByProcess(readdirSync('/proc'))
  const below = (candidate: number | undefined): boolean =>
    candidate !== undefined && candidate > 1 && (candidate === pid || below(parents.get(candidate)))
  return [...parents.keys()].filter(below).flatMap((each) => {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(contentOf(`/proc/${each}/smaps_rollup`))?.[1]
    const command = contentOf(`/proc/${each}/cmdline`).replaceAll('\0', ' ').trim()
    return kilobytes === undefined ? [] : [{ command: command.slice(0, 120), megabytes: Number(kilobytes) / 1_000 }]
  })
}

/** @param names of /proc. */
export const parentsByProcess = (names: readonly string[]): Map<number, number> =>
  new Map(names.flatMap((name) => (/^\d+$/.test(name) ? [[Number(name), parentOf(name)]] : [])))

const parentOf = (pid: string): number => Number(/\) \S (\d+)/.exec(contentOf(`/proc/${pid}/stat`))?.[1] ?? 0)

/** Empty for a process that has just ended. */
export function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
