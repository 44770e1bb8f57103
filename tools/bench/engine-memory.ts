import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { atMost, type Figure, judged, notMeasured } from './figure.ts'
import { root } from './process.ts'
import { say } from './say.ts'

/**
 * From where the work needs more than Node's own start did: below that a peak says nothing of it, and a calibration needs 9 bytes an
 * answer.
 */
const works = [
  {
    work: 'calibrate',
    name: 'memory of a 2PL calibration',
    sizes: [800_000, 1_600_000, 3_200_000, 6_400_000, 12_800_000],
  },
  { work: 'forecast', name: 'memory of a forecast', sizes: [200_000, 400_000, 800_000, 1_600_000, 3_200_000] },
] as const

/** Peak memory at five sizes, each in a fresh process, and the power of the number of answers by which it grows: 1 is linear. */
export function engineMemory(wanted: (name: string) => boolean): Promise<Figure[]> {
  return Promise.resolve(works.filter(({ name }) => wanted(name)).map(powerOf))
}

const bar = 'memory linear in the data: a power of at most 1.1'

function powerOf({ work, name, sizes }: (typeof works)[number]): Figure {
  const unit = 'power of the number of answers'
  try {
    const peaks = sizes.map((size) => peakOf(work, size))
    if (peaks.some(({ megabytes }) => megabytes <= 0))
      throw new Error('a size needs no more than Node itself at its start')
    const value = slopeOf(peaks.map(({ answers, megabytes }) => [Math.log(answers), Math.log(megabytes)]))
    return judged({ name, unit, value, detail: { peaks } }, atMost(1.1, bar))
  } catch (error) {
    return notMeasured(name, unit, bar, String(error))
  }
}

type Peak = { readonly answers: number; readonly megabytes: number }

function peakOf(work: string, answers: number): Peak {
  say(`memory: ${work}, ${answers} answers …`)
  const probe = join(root, 'tools', 'bench', 'engine-memory-probe.ts')
  const peak: Peak = JSON.parse(execFileSync(process.execPath, [probe, work, String(answers)], { encoding: 'utf8' }))
  return peak
}

/** Of the straight line through the points by least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const [x, y] = [0, 1].map((side) => points.reduce((sum, point) => sum + (point[side] ?? 0), 0) / points.length)
  const across = points.reduce((sum, [px, py]) => sum + (px - (x ?? 0)) * (py - (y ?? 0)), 0)
  return across / points.reduce((sum, [px]) => sum + (px - (x ?? 0)) ** 2, 0)
}
