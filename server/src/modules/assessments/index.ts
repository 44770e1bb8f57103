export { assessmentRoutes } from './http.ts'
export { assessmentRecurring, assessmentTasks } from './jobs.ts'
