export { seedBlueprints } from './app/author-blueprint.ts'
export { domainCalled, examDomainsOf, placesIn, type ExamDomains } from './app/exam-domains-of.ts'
export { judgeContent } from './domain/judge-file.ts'
export { blueprintHeadsOf, type BlueprintHead } from './store/heads.ts'
export { blueprintRoutes } from './http.ts'
export {
  findBlueprint,
  insertBlueprint,
  lockBlueprint,
  blueprintsOf,
  type BlueprintId,
  type StoredBlueprint,
} from './store/blueprints.ts'
export {
  findLatestVersion,
  findVersion,
  findVersionHead,
  type VersionContent,
  type VersionId,
} from './store/versions.ts'
