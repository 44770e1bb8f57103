import { health, organisationEvents } from '@cadre/contracts'
import { fsrsFitter } from '@cadre/memory/fsrs-fitter'
import { ok } from '@cadre/kernel'
import type { FastifyInstance } from 'fastify'
import {
  assessmentRecurring,
  assessmentRoutes,
  assessmentTasks,
  questionsHeldBack,
  questionsToCome,
} from './modules/assessments/index.ts'
import { auditRoutes } from './modules/audit/index.ts'
import { bankRecurring, bankRoutes, bankTasks } from './modules/bank/index.ts'
import { blueprintRoutes, seedBlueprints } from './modules/blueprints/index.ts'
import {
  absenceSigns,
  careRecurring,
  careRoutes,
  careTasks,
  checkpointSigns,
  followUpNotifications,
  forecastSigns,
  officeHoursInFeed,
  practiceSigns,
} from './modules/care/index.ts'
import { catalogueRoutes, seedCatalogue } from './modules/catalogue/index.ts'
import { cohortRoutes, sessionsOfCohort } from './modules/cohorts/index.ts'
import { deliveryRoutes, deliveryTasks, runStream } from './modules/delivery/index.ts'
import { examRecurring, examRoutes, examTasks, resultsOf, vendorsClock } from './modules/exams/index.ts'
import { exampleRoutes } from './modules/example/index.ts'
import {
  blueprintsAtStake,
  certificatesAtStake,
  cohortsAtStake,
  demandAtStake,
  driftRoutes,
  questionsAtStake,
  vouchersAtStake,
} from './modules/drift/index.ts'
import {
  enterNoting,
  identityRecurring,
  identityRoutes,
  identityTasks,
  type FoundOrganisation,
  unchangedNoting,
} from './modules/identity/index.ts'
import { mailRoutes } from './modules/mail/index.ts'
import { aheadOf, readinessRecurring, readinessRoutes, readinessTasks } from './modules/readiness/index.ts'
import { reviewRecurring, reviewRoutes, reviewTasks } from './modules/reviews/index.ts'
import { trainerRoutes } from './modules/trainers/index.ts'
import type { Database } from './platform/db/transaction.ts'
import type { StreamRoute } from './platform/events/stream-route.ts'
import { openApp, type AppSettings } from './platform/http/app.ts'
import { route, type Route } from './platform/http/route.ts'
import { housekeepingTask } from './platform/jobs/housekeeping.ts'
import type { Recurring, Tasks } from './platform/jobs/worker.ts'
import { sendMailTask, type MailTransport } from './platform/mail/send-mail.ts'
import { version } from './platform/version.ts'

const systemRoutes: Route[] = [route(health, async () => ok({ name: 'cadre' as const, version }))]

/** What a new organisation begins with, so that no first page is empty. */
export const foundOrganisation: FoundOrganisation = async (tx) => {
  await seedCatalogue(tx)
  await seedBlueprints(tx)
}

/** What tells that somebody is falling behind. */
const careSources = [absenceSigns, practiceSigns, checkpointSigns, forecastSigns]

/** Every module's routes. */
export const routes: readonly Route[] = [
  ...systemRoutes,
  ...identityRoutes(foundOrganisation),
  ...catalogueRoutes,
  ...blueprintRoutes,
  ...cohortRoutes({ mayBook: vendorsClock, inFeeds: [officeHoursInFeed] }),
  ...careRoutes(careSources),
  ...examRoutes,
  ...trainerRoutes(sessionsOfCohort),
  ...assessmentRoutes,
  ...readinessRoutes(resultsOf),
  ...driftRoutes([
    cohortsAtStake,
    vouchersAtStake,
    blueprintsAtStake,
    questionsAtStake,
    demandAtStake,
    certificatesAtStake,
  ]),
  ...reviewRoutes({ heldBack: questionsHeldBack, aheadOf, toCome: questionsToCome }),
  ...bankRoutes,
  ...deliveryRoutes,
  ...mailRoutes([followUpNotifications]),
  ...auditRoutes,
  ...exampleRoutes(foundOrganisation),
]

/** Every stream of the contract. */
export const streamRoutes: readonly StreamRoute[] = [{ stream: organisationEvents }, runStream]

export type TaskSettings = MailTransport & { readonly publicUrl: string }

/** Every module's jobs, by name. */
export const tasks = (database: Database, settings: TaskSettings): Tasks => ({
  ...identityTasks(database, settings),
  ...assessmentTasks(database),
  ...readinessTasks(database, resultsOf),
  ...examTasks(database, settings),
  ...careTasks(database, { sources: careSources, publicUrl: settings.publicUrl }),
  ...bankTasks(database),
  ...deliveryTasks(database),
  ...reviewTasks(database, { ...settings, heldBack: questionsHeldBack, fitterOf: fsrsFitter }),
  'mail.send': sendMailTask(database, settings),
  'platform.housekeeping': housekeepingTask(database),
})

export const recurring: readonly Recurring[] = [
  ...identityRecurring,
  ...assessmentRecurring,
  ...bankRecurring,
  ...readinessRecurring,
  ...examRecurring,
  ...reviewRecurring,
  ...careRecurring,
  { task: 'platform.housekeeping', cron: '17 * * * *' },
]

type Wiring = Pick<AppSettings, 'routes' | 'authenticate' | 'stillTrue'>

/**
 * The whole product on a database that is open and migrated.
 * @param changed what the tests of the guards replace, to plant a fault that a guard must find.
 */
export const compose = (
  settings: Omit<AppSettings, keyof Wiring>,
  changed: (wiring: Wiring) => Wiring = (wiring) => wiring,
): Promise<FastifyInstance> =>
  openApp({
    ...settings,
    ...changed({
      routes,
      authenticate: enterNoting(settings.database),
      stillTrue: unchangedNoting(settings.database),
    }),
  })
