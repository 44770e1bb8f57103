import { join } from 'node:path'
import { withClient } from '@cadre/server/postgres'
import { root, serve, type Served } from './process.ts'
import { connections, type Product } from './product.ts'

/**
 * The other yardstick of saves: a bare Fastify route that commits one upsert a request on a pool. What lies between it and
 * pgbench is the price of HTTP and Node; what lies between it and a save is ours.
 */
export async function openBareSaves({ superuserUrl, loginUrl }: Product): Promise<Served> {
  await withClient(superuserUrl, (client) =>
    client.query(`create schema if not exists bench;
      create table bench.saves (attempt text, question text, response jsonb not null, sequence bigint not null,
        saved_at timestamptz not null, primary key (attempt, question));
      grant usage on schema bench to cadre_login; grant select, insert, update on bench.saves to cadre_login`),
  )
  return serve([join(root, 'server/src/testing/bare-save-route.ts'), loginUrl, String(connections)])
}
