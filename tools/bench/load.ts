import { connect } from 'node:net'
import { afresh } from './afresh.ts'
import { percentile } from './figure.ts'

export type LoadPlan = {
  readonly url: string
  readonly cookie?: string
  readonly clients: number
  readonly seconds: number
  /** Each question has an address of its own, so that no reply is one that was kept. */
  readonly afresh?: boolean
}
export type LoadResult = {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly bytes: number
}

const headEnd = Buffer.from('\r\n\r\n')

/**
 * Asks the same question over `clients` connections kept alive, each as soon as its last answer is whole. Written on bare
 * sockets that read into one piece of memory each, so that the asking costs little beside the answering and leaves no
 * garbage whose collection would be measured as lateness. Any other answer than 200 fails the measurement.
 */
export async function load({ url, cookie, clients, seconds, afresh: fresh = false }: LoadPlan): Promise<LoadResult> {
  const { hostname, port, pathname, search, host } = new URL(url)
  const cookieLine = cookie === undefined ? '' : `cookie: ${cookie}\r\n`
  const requestOf = (path: string) => Buffer.from(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\n${cookieLine}\r\n`)
  const same = requestOf(pathname + search)
  const request = fresh ? () => requestOf(afresh(pathname + search)) : () => same
  const latencies: number[] = []
  const began = performance.now()
  const until = began + seconds * 1_000
  const sizes = await Promise.all(
    Array.from({ length: clients }, () =>
      keepAsking({ host: hostname, port: Number(port) }, { request, until, latencies }),
    ),
  )
  const elapsed = (performance.now() - began) / 1_000
  latencies.sort((a, b) => a - b)
  return {
    perSecond: latencies.length / elapsed,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    bytes: sizes[0] ?? 0,
  }
}

type Asking = { readonly request: () => Buffer; readonly until: number; readonly latencies: number[] }

type At = { readonly host: string; readonly port: number }

/** @returns the size of the last answer's body. */
function keepAsking(at: At, { request, until, latencies }: Asking): Promise<number> {
  return new Promise((resolve, reject) => {
    let asked = 0
    let headSoFar: Buffer | null = null
    let received = 0
    let whole = Number.POSITIVE_INFINITY
    let body = 0
    const ask = () => {
      asked = performance.now()
      socket.write(request())
    }
    const answered = () => {
      const now = performance.now()
      latencies.push(now - asked)
      received = 0
      whole = Number.POSITIVE_INFINITY
      if (now < until) return ask()
      socket.end()
      return resolve(body)
    }
    const read = (bytes: number, into: Uint8Array): boolean => {
      received += bytes
      if (whole === Number.POSITIVE_INFINITY) {
        const chunk = Buffer.from(into.buffer, into.byteOffset, bytes)
        const bytesOfHead: Buffer = headSoFar ? Buffer.concat([headSoFar, chunk]) : chunk
        const head = parseHead(bytesOfHead)
        headSoFar = head ? null : Buffer.from(bytesOfHead)
        if (!head) return true
        if (head.status !== 200) socket.destroy(new Error(`answered ${head.status}`))
        whole = head.length + head.body
        body = head.body
      }
      if (received >= whole) answered()
      return true
    }
    const socket = connect({ ...at, noDelay: true, onread: { buffer: Buffer.allocUnsafeSlow(65_536), callback: read } })
    socket.on('connect', ask)
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the server closed the connection')))
  })
}

/** @returns null while the head is not whole. */
function parseHead(bytes: Buffer): { status: number; length: number; body: number } | null {
  const end = bytes.indexOf(headEnd)
  if (end < 0) return null
  const text = bytes.toString('latin1', 0, end)
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1]
  if (length === undefined) throw new Error(`an answer without its length: ${text}`)
  return { status: Number(text.slice(9, 12)), length: end + headEnd.length, body: Number(length) }
}
