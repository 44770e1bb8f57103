import { cpuMsBelow } from './cpu.ts'
import { medianOf, percentile } from './figure.ts'

/** How long one person waits, one request after the other, and what server and database computed meanwhile. */
export async function timeOf(ask: () => Promise<unknown>, times: number) {
  for (let n = 0; n < 8; n++) await ask()
  const taken: number[] = []
  const cpuBefore = cpuMsBelow()
  for (let n = 0; n < times; n++) {
    const began = performance.now()
    await ask()
    taken.push(performance.now() - began)
  }
  return {
    median: medianOf(taken),
    cpuMs: (cpuMsBelow() - cpuBefore) / times,
    p99: percentile(
      taken.toSorted((a, b) => a - b),
      0.99,
    ),
  }
}
