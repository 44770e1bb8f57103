import type { FastifyInstance } from 'fastify'
import type { Database } from '../db/transaction.ts'
import type { Metrics } from './metrics.ts'

/** For whoever runs the server: alive, able to work, and how it does. Outside the contract: they speak to machines. */
export function mountProbes(app: FastifyInstance, database: Database, metrics: Metrics): void {
  metrics.gauge('cadre_database_connections', 'Database connections open.', () => database.pool.totalCount)
  metrics.gauge(
    'cadre_database_waiting',
    'Requests waiting for a database connection.',
    () => database.pool.waitingCount,
  )
  app.get('/healthz', async (_, reply) => reply.type('text/plain').send('ok\n'))
  app.get('/readyz', async (_, reply) => {
    try {
      await database.pool.query('select 1')
      return await reply.type('text/plain').send('ready\n')
    } catch {
      return reply.code(503).header('retry-after', '2').type('text/plain').send('the database does not answer\n')
    }
  })
  app.get('/metrics', async (request, reply) => {
    if (!isLocal(request.ip)) return reply.code(404).send()
    return reply.type('text/plain; version=0.0.4').send(metrics.print())
  })
}

/** Figures about the inside are for the machine itself; a scraper elsewhere goes through the operator's own proxy. */
const isLocal = (address: string): boolean =>
  address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'
