import { createHash } from 'node:crypto'
import { keyReused, type RefusalOf } from '@cadre/contracts'
import { ok, present, refuse, type Ok, type Refusal } from '@cadre/kernel'
import { sql } from 'kysely'
import type { Tx } from '../db/transaction.ts'

export type StoredReply = { readonly status: number; readonly body: string; readonly replayed: boolean }
type Keyed = { readonly operation: string; readonly key: string; readonly request: unknown }

/**
 * Carries out a mutation once for each key: the effect and the reply commit together (I9). A second call of the same key
 * waits for the first, then gets its stored reply; after a refusal the key is free again, for nothing was done.
 */
export async function once<R extends Refusal>(
  tx: Tx,
  { operation, key, request }: Keyed,
  work: () => Promise<Ok<{ status: number; body: string }> | R>,
): Promise<Ok<StoredReply> | R | RefusalOf<typeof keyReused>> {
  const realm = realmOf(tx)
  const hash = createHash('sha256').update(JSON.stringify(request)).digest('hex')
  const claimed = await sql`insert into platform.idempotency_keys (realm, operation, key, request_hash)
    values (${realm}, ${operation}, ${key}, ${hash}) on conflict do nothing returning key`.execute(tx.db)
  if (claimed.rows.length === 0) return replay(tx, { realm, operation, key, hash })
  const result = await work()
  if (!result.ok) return result
  const { status, body } = result.value
  await sql`update platform.idempotency_keys set status = ${status}, reply = ${body}
    where realm = ${realm} and operation = ${operation} and key = ${key}`.execute(tx.db)
  return ok({ status, body, replayed: false })
}

async function replay(
  tx: Tx,
  { realm, operation, key, hash }: { realm: string; operation: string; key: string; hash: string },
) {
  const found = await sql<{ request_hash: string; status: number; reply: string }>`select request_hash, status, reply
    from platform.idempotency_keys where realm = ${realm} and operation = ${operation} and key = ${key}`.execute(tx.db)
  const row = present(found.rows[0], 'a claimed idempotency key has a row')
  if (row.request_hash !== hash) return refuse(keyReused.code)
  return ok({ status: row.status, body: row.reply, replayed: true })
}

/** Keys of one organisation never meet another's, nor one person's another's. */
function realmOf({ scope }: Tx): string {
  if (scope.kind === 'system') return 'public'
  return scope.kind === 'person' ? scope.personId : scope.organisationId
}
