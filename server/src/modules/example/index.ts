export { exampleRoutes } from './http.ts'
