import type { Clock } from '@cadre/kernel'
import { testDatabase } from '@cadre/testkit'
import { serverOn, type TestServer, type TestSettings } from './server-on.ts'

/** The whole server on a database of the calling test file's own. Ask with `inject`; close it in afterAll. */
export const openTestServer = async (clock?: Clock, settings?: TestSettings): Promise<TestServer> =>
  serverOn(await testDatabase(), clock, settings)
