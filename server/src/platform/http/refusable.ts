import type { Operation } from '@cadre/contracts'
import type { FastifyRequest } from 'fastify'
import { refusalOf } from '../db/faults.ts'

/** Runs work of which the database may refuse a part that input caused. */
export async function refusable<R>(request: FastifyRequest, operation: Operation, work: () => Promise<R>) {
  try {
    return await work()
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    request.log.warn({ err: error, operation: operation.id }, 'the database refused')
    return refusal
  }
}
