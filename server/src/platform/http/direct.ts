import { notFound, type Operation } from '@cadre/contracts'
import { refuse } from '@cadre/kernel'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { parseInput, writerHashOf, type Asked } from './input.ts'
import { refusable } from './refusable.ts'
import { refusalReply, sendReply, serializerOf, statusOf, typeOf, type Reply } from './reply.ts'
import type { DirectHandler, Route, RouteOptions } from './route.ts'

/** Answers a request for an operation in transactions of its own. */
export type Direct = (asked: Asked, log: FastifyBaseLogger) => Promise<Reply>

export type DirectRoute = { readonly operation: Operation; readonly options: RouteOptions; readonly answer: Direct }

/** An operation in transactions of its own: no session is looked up, and whoever has no writer finds nothing. */
export function directly(operation: Operation, handle: DirectHandler<Operation>): Direct {
  const serialize = serializerOf(operation)
  const headers = { 'content-type': typeOf(operation) }
  return async (asked, log) => {
    const writerHash = writerHashOf(asked)
    if (writerHash === null) return refusalReply(refuse(notFound.code), operation)
    const input = parseInput(operation, asked)
    if (!input.ok) return refusalReply(input, operation)
    const result = await refusable(log, operation, () => handle(input.value, { writerHash }))
    if (!result.ok) return refusalReply(result, operation)
    return { status: statusOf(operation), headers, body: serialize(result.value) }
  }
}

/** The router's door to it; `openDirectLane` opens a shorter one. */
export function mountDirect(app: FastifyInstance, { operation, options }: Route, answer: Direct): DirectRoute {
  app.route({
    method: operation.method,
    url: operation.path,
    ...(options.bodyLimit !== undefined && { bodyLimit: options.bodyLimit }),
    // Such a reply is too small to gain from it, and is wanted at once.
    compress: false,
    decompress: false,
    handler: async (request, reply) => sendReply(reply, await answer(request, request.log)),
  })
  return { operation, options, answer }
}
