export { type Embedded, type EmbeddedRefusal, socketUrl, startEmbedded } from './embedded.ts'
export { type Holder, holderOf, type Lock } from './lock.ts'
export { databaseName, ensureDatabase, ensureRoles, loginRole, ownerRole, withClient } from './roles.ts'
