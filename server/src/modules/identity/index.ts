export { identityRoutes } from './http.ts'
export { identityRecurring, identityTasks } from './jobs.ts'
export { enter, enterNoting } from './store/enter.ts'
