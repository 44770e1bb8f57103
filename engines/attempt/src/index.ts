export { type Response, type ResponseKind, responseKinds } from './response.ts'
