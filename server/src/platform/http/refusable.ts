import type { Operation } from '@cadre/contracts'
import type { FastifyBaseLogger } from 'fastify'
import { refusalOf } from '../db/faults.ts'

/** Runs work of which the database may refuse a part that input caused. */
export async function refusable<R>(log: FastifyBaseLogger, operation: Operation, work: () => Promise<R>) {
  try {
    return await work()
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    log.warn({ err: error, operation: operation.id }, 'the database refused')
    return refusal
  }
}
