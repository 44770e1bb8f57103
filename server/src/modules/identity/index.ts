export { identityRoutes } from './http.ts'
export { enter } from './store/enter.ts'
