import type { ClientBase } from 'pg'
import type { TableShape } from './tables.ts'

/** Tables that tell what was done, not what is: a repeated call may be written down again. */
const journals = new Set([
  'audit.entries',
  'audit.heads',
  'platform.event_heads',
  'platform.events',
  'platform.idempotency_keys',
  'platform.touches',
  'mail.messages',
])
/** What a repeat makes afresh by design, in place of the last: a session, a challenge, a salt, a key not yet confirmed. */
const begunAnew = new Set(['identity.sessions', 'identity.passkey_challenges', 'identity.passwords', 'identity.totp'])

export async function countRows(client: ClientBase, tables: readonly TableShape[]): Promise<Map<string, number>> {
  const parts = tables.map(({ name }) => `select '${name}' as name, count(*)::int as n from ${name}`)
  const { rows } = await client.query<{ name: string; n: number }>({
    name: 'rows_of_tables',
    text: parts.join(' union all '),
  })
  return new Map(rows.map(({ name, n }) => [name, n]))
}

/** What the tables say is so, a line for each: journals left out, and when things were changed (columns of instants). */
export async function stateOf(client: ClientBase, tables: readonly TableShape[]): Promise<string> {
  const parts = tables
    .filter(({ name }) => !journals.has(name) && !begunAnew.has(name))
    .map(({ name, instantColumns }) => {
      const row = `(to_jsonb(t) - array[${instantColumns.map((column) => `'${column}'`).join(', ')}]::text[])`
      return `select '${name}' as name, coalesce(sum(hashtextextended(${row}::text, 0)), 0)::text || ' ' || count(*) as digest from ${name} t`
    })
  const { rows } = await client.query<{ name: string; digest: string }>({
    name: 'state_of_tables',
    text: parts.join(' union all '),
  })
  return rows.map(({ name, digest }) => `${name} ${digest}`).join('\n')
}
