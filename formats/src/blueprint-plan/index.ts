export { planOfBlueprint } from './plan-of-blueprint.ts'
