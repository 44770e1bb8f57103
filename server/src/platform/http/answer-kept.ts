import { isMutation, type Operation } from '@cadre/contracts'
import type { FastifyReply } from 'fastify'
import type { Reads } from '../db/transaction.ts'
import { brotliOf, type Keepable, type KeptReply } from './kept-replies.ts'
import { statusOf, typeOf } from './reply.ts'
import type { Route } from './route.ts'

/** What a reply was made from besides its input. */
export type ReadFrom = { seen: string | null; clock: boolean; elsewhere: boolean }

/** Reads of an organisation's members, and of a person outside of organisations. Credentials are read each time. */
export const isKeepable = ({ operation, options }: Route): boolean =>
  !isMutation(operation) && ofSomebody.has(operation.access.kind) && !isBytes(operation) && !options.system

const ofSomebody: ReadonlySet<Operation['access']['kind']> = new Set(['member', 'person'])

const isBytes = ({ mediaType }: Operation): boolean => mediaType === 'image/*' || mediaType === '*/*'

/** Null: the reply depends on more than can be asked again. */
export function toKeep(body: string, read: ReadFrom): Keepable | null {
  if (read.seen === null || read.elsewhere) return null
  return { body, seen: read.seen, followsClock: read.clock }
}

export async function sendKept(reply: FastifyReply, operation: Operation, kept: KeptReply) {
  void reply.code(statusOf(operation)).header('content-type', typeOf(operation))
  const brotli = await brotliOf(kept, reply.request.headers['accept-encoding'])
  if (!brotli) return reply.send(kept.body)
  return reply.header('content-encoding', 'br').header('vary', 'accept-encoding').send(brotli)
}

/** The same reads, noting what the reply will depend on besides stored rows. */
export function noting(reads: Reads, read: ReadFrom): Reads {
  return {
    db: reads.db,
    scope: reads.scope,
    get now() {
      read.clock = true
      return reads.now
    },
    within(scope) {
      read.elsewhere = true
      return reads.within(scope)
    },
  }
}
