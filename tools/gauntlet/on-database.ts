import { databaseIn, openCluster, type TestDatabase } from '../../testkit/src/cluster.ts'

/** A migrated database of its own, gone afterwards. */
export async function onDatabase<T>(work: (urls: TestDatabase) => Promise<T>): Promise<T> {
  const cluster = await openCluster()
  try {
    return await work((await databaseIn(cluster)).urls)
  } finally {
    await cluster.close()
  }
}
