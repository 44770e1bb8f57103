import { brotliCompress, constants } from 'node:zlib'
import { promisify } from 'node:util'
import { instant, type Clock, type Instant } from '@cadre/kernel'
import type { Recheck } from './recheck.ts'

export type KeptReply = {
  readonly body: Buffer
  /** The snapshot it was read in. */
  readonly seen: string
  /** After this it is computed again whatever the database says. */
  readonly until: Instant
  /** Made when the first caller takes it. */
  brotli?: Buffer
}
/** Which reply of whom: one token's, for one address; without an organisation it is the holder's own. */
export type ReplyKey = { readonly tokenHash: Buffer; readonly organisationId: string; readonly url: string }

/** What follows from the clock may be shown this much too late; what follows from stored rows is never late. */
const clockMs = 5_000
/** Well below the hour after which the database forgets what it noted (platform/jobs/housekeeping.ts). */
const longestMs = 10 * 60_000
const mostBytes = 32 * 1_048_576
const largestBytes = 1_048_576
const compressible = 1_024
const compress = promisify(brotliCompress)

/**
 * Replies of reads, kept in this process and checked with the database at each use: `Recheck` says whether the token still is
 * alive and whether anything of the organisation has changed. So two servers never disagree, and losing them costs time alone.
 */
export class KeptReplies {
  readonly #clock: Clock
  readonly #recheck: Recheck
  /** The one used longest ago comes first. */
  readonly #replies = new Map<string, KeptReply>()
  readonly #onTheirWay = new Map<string, Promise<unknown>>()
  #bytes = 0

  constructor(clock: Clock, recheck: Recheck) {
    this.#clock = clock
    this.#recheck = recheck
  }

  /**
   * The reply if it is kept and still true, else what `work` computes; `keepable` says what of that to keep, or null. Whoever
   * asks while another computes the same waits for it, and then has it checked like any other.
   */
  async answer<T>(
    asked: ReplyKey,
    work: () => Promise<T>,
    keepable: (result: T) => Keepable | null,
  ): Promise<{ kept: KeptReply } | { computed: T }> {
    const key = keyOf(asked)
    for (let round = 0; round < 2; round++) {
      const kept = await this.#stillTrue(key, asked)
      if (kept) return { kept }
      const computing = this.#onTheirWay.get(key)
      if (!computing) break
      await computing
    }
    return { computed: await this.#compute(key, work, keepable) }
  }

  async #compute<T>(key: string, work: () => Promise<T>, keepable: (result: T) => Keepable | null): Promise<T> {
    const computing = work().then((value) => {
      const kept = keepable(value)
      if (kept) this.#keep(key, kept)
      return value
    })
    const settled = computing.catch(() => {})
    this.#onTheirWay.set(key, settled)
    try {
      return await computing
    } finally {
      if (this.#onTheirWay.get(key) === settled) this.#onTheirWay.delete(key)
    }
  }

  async #stillTrue(key: string, { tokenHash, organisationId }: ReplyKey): Promise<KeptReply | null> {
    const found = this.#replies.get(key)
    if (!found) return null
    const young = this.#clock() < found.until
    if (young && (await this.#recheck({ tokenHash, organisationId, seen: found.seen }))) {
      this.#used(key, found)
      return found
    }
    if (this.#replies.get(key) === found) this.#forget(key, found)
    return null
  }

  #used(key: string, reply: KeptReply): void {
    if (!this.#replies.delete(key)) return
    this.#replies.set(key, reply)
  }

  #keep(key: string, { body, seen, followsClock }: Keepable): void {
    const bytes = Buffer.from(body)
    if (bytes.length > largestBytes) return
    const before = this.#replies.get(key)
    if (before) this.#forget(key, before)
    const until = instant(this.#clock() + (followsClock ? clockMs : longestMs))
    this.#replies.set(key, { body: bytes, seen, until })
    this.#bytes += bytes.length
    for (const [oldest, reply] of this.#replies) {
      if (this.#bytes <= mostBytes) break
      this.#forget(oldest, reply)
    }
  }

  #forget(key: string, { body }: KeptReply): void {
    if (this.#replies.delete(key)) this.#bytes -= body.length
  }
}

export type Keepable = { readonly body: string; readonly seen: string; readonly followsClock: boolean }

const keyOf = ({ tokenHash, url }: ReplyKey): string => `${tokenHash.toString('base64')} ${url}`

/** Compressed for those who can read it, once; null for those who cannot, and where it is not worth it. */
export async function brotliOf(reply: KeptReply, accepted: string | undefined): Promise<Buffer | null> {
  if (reply.body.length < compressible || !/\bbr\b/.test(accepted ?? '')) return null
  reply.brotli ??= await compress(reply.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
  return reply.brotli
}
