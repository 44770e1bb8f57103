import { testDatabase } from '@cadre/testkit'
import { afterAll } from 'vitest'
import { guardedServerOn, type GuardedServer, type Plant } from './guarded-server-on.ts'

/** Opens the product for the generated tests on a database of the calling file's own. Call it at the top of a file. */
export async function openGuardedServer(plant?: Plant): Promise<GuardedServer> {
  const server = await guardedServerOn(await testDatabase(), plant)
  afterAll(() => server.close())
  return server
}
