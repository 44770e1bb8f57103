import type { TestProject } from 'vitest/node'
import { type Cluster, openCluster, type Place } from './cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** What every test file needs to get a database of its own. */
    postgresForTests: Place
  }
}

let running: Cluster | undefined

/** One cluster for the whole run. */
export async function setup(project: TestProject): Promise<void> {
  running = await openCluster()
  const { socketDir, template, major } = running
  project.provide('postgresForTests', { socketDir, template, major })
}

export async function teardown(): Promise<void> {
  await running?.close()
  running = undefined
}
