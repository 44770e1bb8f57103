// Saves answers to attempts as fast as they are acknowledged: a process of its own, on bare sockets, so that the asking costs
// little beside the answering. Standard input: a SavePlan; standard output: a SaveResult.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { percentile } from './figure.ts'

export type SavePlan = {
  readonly address: string
  readonly seconds: number
  /** Of sequences that an earlier run has not used. */
  readonly from: number
  readonly takers: readonly { readonly path: string; readonly writer: string }[]
}
export type SaveResult = { readonly perSecond: number; readonly p50Ms: number; readonly p99Ms: number }

const plan = JSON.parse(readFileSync(0, 'utf8')) as SavePlan
const { hostname, port, host } = new URL(plan.address)
const latencies: number[] = []
const began = performance.now()
const until = began + plan.seconds * 1_000

/** One event of a single answer. Ids differ by run, taker and number. */
function requestsOf({ path, writer }: SavePlan['takers'][number]): () => string {
  const run = randomBytes(6).toString('hex')
  const madeAt = new Date().toISOString()
  const head = `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncadre-writer: ${writer}\r\ncontent-length: `
  let sequence = plan.from
  return () => {
    sequence++
    const body = `{"epoch":1,"events":[{"id":"${run}${sequence}","sequence":${sequence},"madeAt":"${madeAt}","content":{"kind":"answer","question":"${1 + (sequence % 65)}","response":{"kind":"single","option":"${'abcd'[sequence % 4]}"}}}]}`
    return `${head}${body.length}\r\n\r\n${body}`
  }
}

function keepSaving(taker: SavePlan['takers'][number]): Promise<void> {
  const next = requestsOf(taker)
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    let asked = 0
    let received = ''
    const ask = () => {
      asked = performance.now()
      received = ''
      socket.write(next(), 'latin1')
    }
    socket.setEncoding('latin1')
    socket.on('connect', ask)
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the server closed the connection')))
    socket.on('data', (text: string) => {
      received += text
      const end = received.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = /\r\ncontent-length: (\d+)/i.exec(received)?.[1]
      if (received.length < end + 4 + Number(length)) return
      if (!received.startsWith('HTTP/1.1 200') || !received.includes('"outcome":"counted"', end)) {
        reject(new Error(`a save was answered with ${received.slice(0, 12)} ${received.slice(end)}`))
        return
      }
      const now = performance.now()
      latencies.push(now - asked)
      if (now < until) return ask()
      resolve()
      socket.destroy()
    })
  })
}

await Promise.all(plan.takers.map(keepSaving))
const elapsed = (performance.now() - began) / 1_000
latencies.sort((a, b) => a - b)
const result: SaveResult = {
  perSecond: latencies.length / elapsed,
  p50Ms: percentile(latencies, 0.5),
  p99Ms: percentile(latencies, 0.99),
}
process.stdout.write(JSON.stringify(result))
