export type {
  Block,
  BlockKind,
  Blueprint,
  CertificationReference,
  DeliveryFormat,
  Domain,
  ExamWindow,
  Lab,
  LabAudience,
  LabStep,
  LabTest,
  Level,
  Material,
  MaterialKind,
  Module,
  Objective,
  SelfPacedKind,
  SelfPacedUnit,
  Session,
  SessionKind,
  StudyHours,
} from './blueprint.ts'
export {
  blockKinds,
  deliveryFormats,
  labAudiences,
  levels,
  materialKinds,
  selfPacedKinds,
  sessionKinds,
} from './blueprint.ts'
export {
  type Checkpoint,
  type CheckpointKind,
  checkpointKinds,
  type CheckpointTiming,
  type Conditions,
} from './checkpoint.ts'
export type {
  Comparison,
  ComparisonOption,
  OrganisationLayer,
  Origin,
  Pitfall,
  ProjectExample,
} from './organisation-layer.ts'
export { parseBlueprint } from './parse.ts'
export { normalisedName, placeDomain } from './place-domain.ts'
export { type WeightedDomain, weightedDomains } from './weighted-domains.ts'
export type { BlueprintProblem, BlueprintRefusal, ProblemCode } from './problem.ts'
export { blueprintJsonSchema } from './json-schema.ts'
export { writeBlueprint } from './write.ts'
