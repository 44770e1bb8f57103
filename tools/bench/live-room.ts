import { get, type IncomingMessage } from 'node:http'

export type Told = { readonly name: string; readonly data: string; readonly at: number }

const againMs = 1_000

/** One screen on a session's stream: what it was told, and when. */
export class Screen {
  readonly #url: string
  readonly #cookie: string
  #reply: IncomingMessage | null = null
  #closed = false
  #text = ''
  #waiting: { readonly is: (told: Told) => boolean; readonly met: (told: Told) => void } | null = null

  constructor(url: string, cookie: string) {
    this.#url = url
    this.#cookie = cookie
  }

  /** Resolves with the first state. */
  open(): Promise<Told> {
    const first = this.until(({ name }) => name === 'state')
    this.#closed = false
    this.#ask()
    return first
  }

  /** A stream that ends is opened again, as browsers do. */
  #ask(): void {
    const again = () => void (this.#closed || setTimeout(() => this.#ask(), againMs))
    const asked = get(this.#url, { agent: false, headers: { cookie: this.#cookie, accept: 'text/event-stream' } })
    asked.on('response', (reply) => {
      this.#reply = reply
      reply.setEncoding('utf8')
      reply.on('data', (text: string) => this.#hear(text))
      reply.on('error', () => {})
      reply.on('close', again)
    })
    asked.on('error', again)
  }

  /** The next thing told that is like this. */
  until(is: (told: Told) => boolean): Promise<Told> {
    return new Promise((met) => {
      this.#waiting = { is, met }
    })
  }

  close(): void {
    this.#closed = true
    this.#reply?.destroy()
    this.#text = ''
  }

  #hear(text: string): void {
    const at = performance.now()
    this.#text += text
    for (let end = this.#text.indexOf('\n\n'); end !== -1; end = this.#text.indexOf('\n\n')) {
      const block = this.#text.slice(0, end)
      this.#text = this.#text.slice(end + 2)
      const name = /^event: (.*)$/m.exec(block)?.[1]
      const data = /^data: (.*)$/m.exec(block)?.[1]
      if (name === undefined || data === undefined) continue
      const told = { name, data, at }
      if (!this.#waiting?.is(told)) continue
      const { met } = this.#waiting
      this.#waiting = null
      met(told)
    }
  }
}
