import { createClient, type CallInput, type Operation, type Reply, type ReplyOf, type Send } from '@cadre/contracts'
import { failureOf, unreachable } from './problem.ts'
import { RequestFailed } from './request-failed.ts'

const send: Send = (path, init) => fetch(path, { ...init, credentials: 'same-origin' })

const client = createClient(send, () => crypto.randomUUID())

/** Calls an operation for somebody who reads a refusal's details. Only a fault is thrown, as `RequestFailed`. */
export const replyTo = <O extends Operation>(
  operation: O,
  input: CallInput<O>,
  idempotencyKey?: string,
): Promise<Reply<O>> =>
  client(operation, input, idempotencyKey === undefined ? {} : { idempotencyKey }).catch(() => {
    throw new RequestFailed(unreachable)
  })

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
  const reply = await replyTo(operation, input, idempotencyKey)
  if (reply.ok) return reply.value
  throw new RequestFailed(failureOf(reply))
}
