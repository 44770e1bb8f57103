import { createClient, type CallInput, type Operation, type ReplyOf, type Send } from '@cadre/contracts'
import { failureOf, unreachable } from './problem.ts'
import { RequestFailed } from './request-failed.ts'

const send: Send = (path, init) => fetch(path, { ...init, credentials: 'same-origin' })

const client = createClient(send, () => crypto.randomUUID())

/**
 * Calls an operation of the contract. Resolves to its value; whatever else happens is thrown as `RequestFailed`, so that
 * react-query sees a failed request.
 * @param idempotencyKey for a write that may be repeated by the person: the same key has one effect.
 */
export async function call<O extends Operation>(
  operation: O,
  input: CallInput<O>,
  idempotencyKey?: string,
): Promise<ReplyOf<O>> {
  const reply = await client(operation, input, idempotencyKey === undefined ? {} : { idempotencyKey }).catch(() => {
    throw new RequestFailed(unreachable)
  })
  if (reply.ok) return reply.value
  throw new RequestFailed(failureOf(reply))
}
