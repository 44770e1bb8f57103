import { notFound, type Operation } from '@cadre/contracts'
import { refuse } from '@cadre/kernel'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { callOf, parseInput } from './input.ts'
import { refusable } from './refusable.ts'
import { sendRefusal, serializerOf, statusOf, typeOf } from './reply.ts'
import type { DirectHandler } from './route.ts'

/** An operation in transactions of its own: no session is looked up, and whoever has no writer finds nothing. */
export function directly(
  settings: { readonly publicUrl: string },
  operation: Operation,
  handle: DirectHandler<Operation>,
) {
  const serialize = serializerOf(operation)
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const call = callOf(settings, request, null)
    if (call.writerHash === null) return sendRefusal(reply, refuse(notFound.code), operation)
    const input = parseInput(operation, request)
    if (!input.ok) return sendRefusal(reply, input, operation)
    const result = await refusable(request, operation, () => handle(input.value, call))
    if (!result.ok) return sendRefusal(reply, result, operation)
    return reply.code(statusOf(operation)).header('content-type', typeOf(operation)).send(serialize(result.value))
  }
}
