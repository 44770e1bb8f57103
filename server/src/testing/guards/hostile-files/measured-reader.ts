// A process of its own: reads one file and tells what that took of the processor, the clock and memory.
import { readFileSync } from 'node:fs'
import type { Measure } from './measure-reader.ts'

const [module = '', name = ''] = process.argv.slice(2)
// Nothing else is loaded: what stands in memory is the runtime and the reader.
const loaded = (await import(module)) as Record<string, (bytes: Uint8Array) => unknown>
const read = loaded[name]
if (!read) throw new Error(`${module} does not export ${name}`)

/** The most memory this process ever had. Where the system says it by process, the runtime's figure has the parent's in it. */
function peakMegabytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1_024
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Number(kilobytes) / 1_024
}

process.once('message', (bytes: Uint8Array) => {
  const began = performance.now()
  const before = process.cpuUsage()
  try {
    read(bytes)
  } catch {
    // What it says is examined elsewhere; here it costs what it cost.
  }
  const { user, system } = process.cpuUsage(before)
  const measure: Measure = {
    cpuMs: Math.round((user + system) / 1_000),
    clockMs: Math.round(performance.now() - began),
    megabytes: Math.round(peakMegabytes()),
  }
  process.send?.(measure)
})
process.send?.('ready')
