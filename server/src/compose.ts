import { health } from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import type { FastifyInstance } from 'fastify'
import { enterNoting, identityRoutes } from './modules/identity/index.ts'
import { openApp, type AppSettings } from './platform/http/app.ts'
import { route, type Route } from './platform/http/route.ts'
import { version } from './platform/version.ts'

const systemRoutes: Route[] = [route(health, async () => ok({ name: 'cadre' as const, version }))]

/** Every module's routes, in the order of the contract. */
export const routes: readonly Route[] = [...systemRoutes, ...identityRoutes(async () => {})]

/** The whole product on a database that is open and migrated. */
export const compose = (settings: Omit<AppSettings, 'routes' | 'authenticate'>): Promise<FastifyInstance> =>
  openApp({ ...settings, routes, authenticate: enterNoting(settings.database) })
