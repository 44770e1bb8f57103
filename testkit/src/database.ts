import { socketUrl, withClient } from '@cadre/server/postgres'
import { afterAll, inject } from 'vitest'

export type TestDatabase = {
  readonly name: string
  /** Owns every object, as migrations do. */
  readonly ownerUrl: string
  /** Owns nothing, as requests do. */
  readonly loginUrl: string
  /** Bypasses everything: for looking behind row-level security. */
  readonly superuserUrl: string
}

/**
 * A migrated database of its own for the calling test file, gone when the file is done. Call it at the top of the file
 * or of a describe: `const database = await testDatabase()`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { socketDir, template } = inject('postgresForTests')
  const adminUrl = socketUrl(socketDir, 'postgres', 'postgres')
  const name = await copyOf(template, adminUrl)
  afterAll(() => withClient(adminUrl, (client) => client.query(`drop database ${name} with (force)`)))
  return {
    name,
    ownerUrl: socketUrl(socketDir, 'cadre_owner', name),
    loginUrl: socketUrl(socketDir, 'cadre_login', name),
    superuserUrl: socketUrl(socketDir, 'postgres', name),
  }
}

function copyOf(template: string, adminUrl: string): Promise<string> {
  return withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(`select 'test_' || nextval('test_database_number') as name`)
    const name = rows[0]?.name ?? ''
    await client.query(`create database ${name} template ${template} owner cadre_owner`)
    await client.query(`revoke all on database ${name} from public`)
    await client.query(`grant connect on database ${name} to cadre_login`)
    return name
  })
}
