// The yardstick of saves: the least that a Fastify server with a PostgreSQL behind it can do to acknowledge an answer. One route,
// one prepared upsert committed by itself, asked and answering with as many bytes. Arguments: the database's address, connections.
import fastify from 'fastify'
import pg from 'pg'

type Save = {
  readonly events: readonly { readonly id: string; readonly sequence: number; readonly content: { question: string } }[]
}

const [url, connections] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url, max: Number(connections) })
const app = fastify()
app.post<{ Params: { attempt: string }; Body: Save }>('/attempts/:attempt/events', async ({ params, body }, reply) => {
  const [event] = body.events
  const { rows } = await pool.query<{ sequence: string; saved_at: Date }>({
    name: 'upsert',
    text: `insert into bench.saves values ($1, $2, $3, $4, now()) on conflict (attempt, question)
      do update set response = excluded.response, sequence = excluded.sequence, saved_at = excluded.saved_at returning sequence, saved_at`,
    values: [params.attempt, event?.content.question, JSON.stringify(event?.content), event?.sequence],
  })
  const [row] = rows
  const standing = { at: row?.saved_at, phase: 'open', epoch: 1, startedAt: row?.saved_at, deadlineAt: row?.saved_at }
  const sequence = Number(row?.sequence)
  return reply.send({ receipts: [{ id: event?.id, outcome: 'counted' }], standing: { ...standing, sequence } })
})
const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`Bare route at ${address}\n`)
