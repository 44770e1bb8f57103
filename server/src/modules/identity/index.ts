export {
  directoryOf,
  findOrganisationName,
  isMember,
  reportsTo,
  todayOf,
  zoneOfOrganisation,
  type DirectoryEntry,
} from './store/directory.ts'
export { inEveryOrganisation } from './app/in-every-organisation.ts'
export { fewMembers } from './store/few-members.ts'
export { identityRoutes } from './http.ts'
export { identityRecurring, identityTasks } from './jobs.ts'
export { enter, enterNoting, unchangedNoting } from './store/enter.ts'
export { foundFirstOrganisation, type Newcomer } from './app/found-first-organisation.ts'
export { foundingScope, type FoundOrganisation } from './app/found-organisation.ts'
