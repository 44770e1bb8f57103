import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { atMost, judged, medianOf, type Figure } from './figure.ts'
import { memoryOf } from './memory.ts'
import { root, serve } from './process.ts'
import { temporaryFolder } from './product.ts'
import { say } from './say.ts'

const settleMs = 5_000
const starts = 5

/** `npm start` on data that is there already, until it has printed its address; and the memory it holds at rest. */
export async function secondStart(): Promise<Figure[]> {
  const folder = temporaryFolder()
  try {
    const first = await timedStart(folder)
    await first.server.stop()
    const seconds: number[] = []
    for (let n = 1; n < starts; n++) {
      const again = await timedStart(folder)
      seconds.push(again.seconds)
      say(`start ${n + 1}: ${again.seconds.toFixed(2)} s`)
      await again.server.stop()
    }
    const reference = { name: 'first start: database made, migrated', value: first.seconds }
    const figure = { name: 'start: second start', unit: 's', value: medianOf(seconds), reference, detail: { seconds } }
    return [judged(figure, atMost(2, 'second start under 2 s')), await memoryAtRest(folder)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timedStart(folder: string) {
  const began = performance.now()
  const server = await serve([join(root, 'tools', 'start.mjs'), '--data', folder, '--port', '0'])
  return { server, seconds: (performance.now() - began) / 1_000 }
}

async function memoryAtRest(folder: string): Promise<Figure> {
  const { server } = await timedStart(folder)
  try {
    const page = await fetch(server.address)
    await page.text()
    await wait(settleMs)
    const held = memoryOf(server.child.pid ?? 0)
    const bare = held.find(({ command }) => command.includes('start.mjs'))?.megabytes ?? 0
    const reference = { name: 'the starter alone: an idle Node', value: bare }
    const value = held.reduce((sum, { megabytes }) => sum + megabytes, 0)
    const figure = {
      name: 'start: idle memory of the whole',
      unit: 'MB',
      value,
      reference,
      detail: { processes: held },
    }
    return judged(figure, atMost(350, 'server and database together under 350 MB'))
  } finally {
    await server.stop()
  }
}
