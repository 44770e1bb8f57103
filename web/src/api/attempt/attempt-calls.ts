import { createClient, readStanding, saveEvents, type CallInput, type Operation } from '@cadre/contracts'
import type { ClientEvent, RawReply, Standing } from '@cadre/attempt'
import { secretOf } from '../../lib/device/secret.ts'
import { type Arrived, nothing, rawReplyOf, standingFrom, wireEventOf } from './wire.ts'

/** Nobody waits longer for one reply; the outbox tries again. */
const patienceMs = 10_000

/** The calls of a tab that hold without a session: its writer secret is the right to them. */
export type AttemptCalls = {
  readonly save: (writer: string, epoch: number, events: readonly ClientEvent[]) => Promise<RawReply>
  /** Null: no answer of ours. */
  readonly standing: (writer: string) => Promise<Standing | null>
}

export type SendRequest = (path: string, init: RequestInit) => Promise<Response>
const browserSend: SendRequest = (path, init) => fetch(path, init)

type Attempt = { readonly organisationId: string; readonly attemptId: string }

export function attemptCalls(params: Attempt, send: SendRequest = browserSend): AttemptCalls {
  return {
    async save(writer, epoch, events) {
      const body = { epoch, events: events.map(wireEventOf) }
      const arrived = await exchange(send, saveEvents, { params, body }, { writer })
      return arrived ? rawReplyOf(arrived) : nothing
    },
    async standing(writer) {
      const arrived = await exchange(send, readStanding, { params }, { writer })
      return arrived?.status === 200 ? standingIn(arrived.text) : null
    },
  }
}

function standingIn(text: string): Standing | null {
  try {
    const read = readStanding.output.safeParse(JSON.parse(text))
    return read.success ? standingFrom(read.data) : null
  } catch {
    return null
  }
}

/**
 * What came back for an operation, untouched: the client makes the request, and what it would make of the reply is left to who
 * judges it.
 */
async function exchange<O extends Operation>(
  send: SendRequest,
  operation: O,
  input: CallInput<O>,
  options: { readonly writer: string },
): Promise<Arrived | null> {
  const came: Arrived[] = []
  const client = createClient(
    async (path, init) => {
      const reply = await send(path, { ...init, credentials: 'same-origin', signal: AbortSignal.timeout(patienceMs) })
      const text = await reply.text()
      const header = (name: string): string | null => reply.headers.get(name)
      came.push({ status: reply.status, contentType: header('content-type'), retryAfter: header('retry-after'), text })
      return { status: reply.status, text: () => Promise.resolve(text) }
    },
    () => secretOf(16),
  )
  await client(operation, input, options).catch(() => null)
  return came[0] ?? null
}
