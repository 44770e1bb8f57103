// The yardstick of `npm run bench`: the least that a Fastify server with a PostgreSQL behind it can do. One route, one
// indexed and prepared query, the stored bytes as they are. Arguments: the database's address, connections.
import fastify from 'fastify'
import pg from 'pg'

const [url, connections] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url, max: Number(connections) })
const app = fastify()
app.get<{ Params: { id: string } }>('/replies/:id', async ({ params }, reply) => {
  const { rows } = await pool.query<{ body: string }>({
    name: 'reply',
    text: 'select body from bench.replies where id = $1',
    values: [params.id],
  })
  return reply.type('application/json; charset=utf-8').send(rows[0]?.body)
})
const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`Bare route at ${address}\n`)
