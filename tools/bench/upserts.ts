import { execFile } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { withClient } from '@cadre/server/postgres'
import { rounded } from './figure.ts'

const debian = '/usr/lib/postgresql'
const found = existsSync(debian) ? readdirSync(debian).map((major) => join(debian, major, 'bin', 'pgbench')) : []
/** Null where the machine has no pgbench: the packaged PostgreSQL brings none. */
export const pgbench: string | null = found.find((path) => existsSync(path)) ?? null

/** The yardstick of saves: what one row for each answer costs when it is upserted and committed by itself. */
export async function prepareUpserts(superuserUrl: string, folder: string): Promise<string> {
  await withClient(superuserUrl, (client) =>
    client.query(`create schema if not exists bench; create table bench.answers (attempt integer, question integer, response jsonb not null,
      sequence bigint not null, saved_at timestamptz not null, primary key (attempt, question))`),
  )
  const script = join(folder, 'upsert.sql')
  writeFileSync(
    script,
    `\\set question random(1, 65)
insert into bench.answers values (:client_id, :question, '{"kind": "single", "option": "a"}', 1, now())
  on conflict (attempt, question) do update set response = excluded.response, sequence = bench.answers.sequence + 1, saved_at = excluded.saved_at;
`,
  )
  return script
}

/** Commits a second of as many clients, each committing one prepared upsert after the other. */
export async function upsertsPerSecond(url: string, script: string, clients: number, seconds: number): Promise<number> {
  const { searchParams, username, pathname, port } = new URL(url)
  const socket = ['-h', searchParams.get('host') ?? '', '-p', port, '-U', username]
  const load = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(seconds), '-f', script]
  const { stdout } = await promisify(execFile)(pgbench ?? 'pgbench', [...socket, ...load, pathname.slice(1)])
  return rounded(Number(/tps = ([\d.]+)/.exec(stdout)?.[1]))
}
