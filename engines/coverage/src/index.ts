export {
  coverage,
  type Coverage,
  type CoverageInput,
  type DomainCoverage,
  type Measure,
  measures,
  type Share,
} from './coverage.ts'
export { type ObjectiveUse, untaughtObjectives } from './untaught-objectives.ts'
