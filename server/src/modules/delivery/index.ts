export { absencesIn, type Absence } from './app/absences.ts'
export { runStream } from './app/run-stream.ts'
export { deliveryRoutes } from './http.ts'
export { deliveryTasks } from './jobs.ts'
