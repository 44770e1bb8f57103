import { readdirSync } from 'node:fs'
import { contentOf, parentsByProcess } from './memory.ts'

/** The kernel's unit of CPU time, seconds: 1/USER_HZ, which is 100 on every Linux of today. */
const tickMs = 10

/** CPU milliseconds that the processes below this one have used until now: server and database. Linux only. */
export function cpuMsBelow(pid: number = process.pid): number {
  const parents = parentsByProcess(readdirSync('/proc'))
  const below = (candidate: number | undefined): boolean =>
    candidate !== undefined && candidate > 1 && (candidate === pid || below(parents.get(candidate)))
  const ticks = [...parents].filter(([each, parent]) => each !== pid && below(parent)).map(([each]) => ticksOf(each))
  return ticks.reduce((sum, each) => sum + each, 0) * tickMs
}

/** User and system time: the 14th and 15th field, of which the second is a name in brackets that may hold blanks. */
function ticksOf(pid: number): number {
  const fields = contentOf(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0)
}
