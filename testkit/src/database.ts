import { afterAll, inject } from 'vitest'
import { databaseIn, type TestDatabase } from './cluster.ts'

/**
 * A migrated database of its own for the calling test file, gone when the file is done. Call it at the top of the file
 * or of a describe: `const database = await testDatabase()`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const database = await databaseIn(inject('postgresForTests'))
  afterAll(() => database.drop())
  return database.urls
}
