export {
  parsePublishedObjectives,
  publishedResourceKinds,
  type PublishedCertification,
  type PublishedObjectives,
  type PublishedProblem,
} from './published-objectives.ts'
