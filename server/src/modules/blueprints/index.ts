export { seedBlueprints } from './app/author-blueprint.ts'
export { blueprintRoutes } from './http.ts'
export { findBlueprint, blueprintsOf, type BlueprintId, type StoredBlueprint } from './store/blueprints.ts'
export { findLatestVersion, findVersion, type VersionContent, type VersionId } from './store/versions.ts'
