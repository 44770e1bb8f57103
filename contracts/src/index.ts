export { createClient, Fault, pathOf, type Client, type Refused, type Reply, type Send } from './client.ts'
export * from './kit/base-failures.ts'
export { failure, type Failure, type Problem, type RefusalOf } from './kit/failure.ts'
export * from './kit/fields.ts'
export { jsonSchemaOf, schemasWithin, type JsonSchema } from './kit/json-schema.ts'
export {
  isMutation,
  operation,
  writerHeader,
  type Access,
  type CallInput,
  type Operation,
  type OutputOf,
  type ParsedInput,
  type RefusalsOf,
  type ReplyOf,
} from './kit/operation.ts'
export { stream, type EventOf, type Stream } from './kit/stream.ts'
export * from './permissions.ts'
export { openApiOf, type OpenApi, type OpenApiOperation } from './openapi.ts'
export { operations } from './operations.ts'
export { accessWords, failuresOf, referencePage, referenceStyles, typeWords } from './reference-page.ts'
export { organisationEvents, streams } from './events.ts'
export * from './bank.ts'
export * from './assessments.ts'
export * from './blueprints.ts'
export * from './care.ts'
export * from './catalogue.ts'
export * from './cohorts.ts'
export * from './delivery.ts'
export * from './drift.ts'
export * from './example.ts'
export * from './exams.ts'
export * from './identity.ts'
export * from './readiness.ts'
export * from './records.ts'
export * from './reviews.ts'
export * from './system.ts'
export * from './trainers.ts'
