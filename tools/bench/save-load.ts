// Saves answers to attempts as fast as they are acknowledged, or as fast as they are made: a process of its own, on bare sockets,
// so that the asking costs little beside the answering. Standard input: a SavePlan; standard output: a SaveResult.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { percentile } from './figure.ts'

export type SavePlan = {
  readonly address: string
  readonly seconds: number
  /** Of sequences that an earlier run has not used. */
  readonly from: number
  /**
   * Answers that each taker makes in a second, whatever the server does; what waits travels in the next request, as a browser's outbox
   * sends it. Null: the next one is made when the last is acknowledged.
   */
  readonly pace: number | null
  readonly takers: readonly { readonly path: string; readonly writer: string }[]
}
/** Times from when an answer was made until it was acknowledged. */
export type SaveResult = {
  readonly perSecond: number
  readonly requestsPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}
type Taker = SavePlan['takers'][number]

/** As many as there are questions: a later answer to one of them takes the place of what still waits. */
const mostWaiting = 65

const plan = JSON.parse(readFileSync(0, 'utf8')) as SavePlan
const { hostname, port, host } = new URL(plan.address)
const latencies: number[] = []
let requests = 0
const began = performance.now()
const until = began + plan.seconds * 1_000

/** A request with so many events of a single answer each. Ids differ by run, taker and number. */
function requestsOf({ path, writer }: Taker): (answers: number) => string {
  const run = randomBytes(6).toString('hex')
  const madeAt = new Date().toISOString()
  const head = `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncadre-writer: ${writer}\r\ncontent-length: `
  let sequence = plan.from
  const next = () => {
    sequence++
    return `{"id":"${run}${sequence}","sequence":${sequence},"madeAt":"${madeAt}","content":{"kind":"answer","question":"${1 + (sequence % 65)}","response":{"kind":"single","option":"${'abcd'[sequence % 4]}"}}}`
  }
  return (answers) => {
    const body = `{"epoch":1,"events":[${Array.from({ length: answers }, next).join(',')}]}`
    return `${head}${body.length}\r\n\r\n${body}`
  }
}

/** When the answers were made that wait to be sent. @param share of the pause between two by which this taker begins later. */
function answersOf(share: number): { take: () => number[]; nextAt: () => number } {
  const { pace } = plan
  if (pace === null) return { take: () => [performance.now()], nextAt: () => 0 }
  const pause = 1_000 / pace
  let next = began + share * pause
  const waiting: number[] = []
  const take = () => {
    for (const now = performance.now(); next <= now; next += pause) waiting.push(next)
    return waiting.splice(0, mostWaiting)
  }
  return { take, nextAt: () => next }
}

function keepSaving(taker: Taker, place: number): Promise<void> {
  const requestOf = requestsOf(taker)
  const { take, nextAt } = answersOf(place / plan.takers.length)
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    let asked: number[] = []
    let received = ''
    const ask = () => {
      asked = take()
      if (asked.length === 0) return void setTimeout(ask, nextAt() - performance.now())
      received = ''
      requests++
      socket.write(requestOf(asked.length), 'latin1')
    }
    const end = () => {
      resolve()
      socket.destroy()
    }
    socket.setEncoding('latin1')
    socket.on('connect', ask)
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the server closed the connection')))
    socket.on('data', (text: string) => {
      received += text
      const reply = wholeReply(received)
      if (reply === null) return
      if (!isCounted(reply, asked.length)) return reject(new Error(`a save was answered with ${received}`))
      const now = performance.now()
      for (const madeAt of asked) latencies.push(now - madeAt)
      if (now < until) ask()
      else end()
    })
  })
}

/** The body and what stands before it, once all of it is there. */
function wholeReply(received: string): { head: string; body: string } | null {
  const end = received.indexOf('\r\n\r\n')
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(received)?.[1])
  if (end < 0 || received.length < end + 4 + length) return null
  return { head: received.slice(0, end), body: received.slice(end + 4) }
}

const isCounted = ({ head, body }: { head: string; body: string }, answers: number): boolean =>
  head.startsWith('HTTP/1.1 200') && body.split('"outcome":"counted"').length === answers + 1

await Promise.all(plan.takers.map(keepSaving))
const elapsed = (performance.now() - began) / 1_000
latencies.sort((a, b) => a - b)
const result: SaveResult = {
  perSecond: latencies.length / elapsed,
  requestsPerSecond: requests / elapsed,
  p50Ms: percentile(latencies, 0.5),
  p99Ms: percentile(latencies, 0.99),
}
process.stdout.write(JSON.stringify(result))
