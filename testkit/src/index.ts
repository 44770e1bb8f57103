export type { TestDatabase } from './cluster.ts'
export { testDatabase } from './database.ts'
