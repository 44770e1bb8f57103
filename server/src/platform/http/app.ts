import cookie from '@fastify/cookie'
import compress from '@fastify/compress'
import { malformedRequest, notFound, operations } from '@cadre/contracts'
import { assert, refuse } from '@cadre/kernel'
import fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance } from 'fastify'
import type { Database } from '../db/transaction.ts'
import type { Log } from '../log/log.ts'
import type { Authenticate } from './entry.ts'
import { directly, mountDirect, type DirectRoute } from './direct.ts'
import { openDirectLane } from './direct-lane.ts'
import { refusalOfFault, requestRefusal } from './fault.ts'
import { KeptReplies } from './kept-replies.ts'
import { mount } from './mount.ts'
import { recheckIn, type StillTrue } from './recheck.ts'
import { mountReference } from './mount-reference.ts'
import type { Observe } from './observe.ts'
import { sendRefusal } from './reply.ts'
import type { Route } from './route.ts'
import { securityHeaders } from './security-headers.ts'

export type AppSettings = {
  readonly database: Database
  readonly authenticate: Authenticate
  /** Whether kept replies still hold; null: none are kept. */
  readonly stillTrue: StillTrue | null
  readonly routes: readonly Route[]
  readonly log: Log
  readonly secureCookies: boolean
  readonly trustProxy: number
  /** Where people reach this server; links in mail and passkeys are made for it. */
  readonly publicUrl: string
  readonly observe?: Observe
}

const bodyLimit = 1_048_576

/** The HTTP side of the server: every operation of the contract, and nothing outside it. */
export async function openApp(settings: AppSettings): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = settings.log
  const app = fastify({
    loggerInstance,
    // A logger of its own for each request is made only where requests are logged.
    childLoggerFactory: (log, bindings, options) =>
      settings.log.isLevelEnabled('info') ? log.child(bindings, options) : log,
    bodyLimit,
    trustProxy: (_address: string, hop: number) => hop < settings.trustProxy,
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: false },
    forceCloseConnections: true,
    // Addresses that the router itself refuses: not percent-encoded UTF-8, or a part longer than any id.
    frameworkErrors: (_error, _request, reply) =>
      void sendRefusal(reply, refuse(malformedRequest.code, { reason: 'the address is not a valid one' }), null),
  })
  await app.register(cookie)
  const headers = securityHeaders({ secure: settings.secureCookies })
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers)
    done()
  })
  if (settings.observe) observeReplies(app, settings.observe)
  await app.register(compress, { threshold: 1_024, encodings: ['br', 'gzip'] })
  app.removeContentTypeParser('text/plain')
  answerFaults(app, settings)
  openDirectLane(app, { ...settings, headers, bodyLimit }, mountAll(app, settings))
  mountReference(app)
  return app
}

const observeReplies = (app: FastifyInstance, observe: Observe) =>
  app.addHook('onResponse', ({ method, routeOptions }, { statusCode: status, elapsedTime }, done) => {
    observe({ method, route: routeOptions.url ?? 'none', status, seconds: elapsedTime / 1_000 })
    done()
  })

/** The routes that have a lane of their own. */
function mountAll(app: FastifyInstance, settings: AppSettings): DirectRoute[] {
  const routesById = new Map(settings.routes.map((route) => [route.operation.id, route]))
  assert(routesById.size === settings.routes.length, 'an operation is mounted twice')
  const { database, stillTrue } = settings
  const keptReplies = stillTrue && new KeptReplies(database.clock, recheckIn(database, stillTrue))
  const direct: DirectRoute[] = []
  for (const operation of operations) {
    const route = routesById.get(operation.id)
    assert(route, `${operation.id} is promised by the contract and not mounted`)
    assert(route.operation === operation, `${operation.id} is mounted from another declaration`)
    if (route.direct) direct.push(mountDirect(app, route, directly(operation, route.direct(database))))
    else mount(app, { ...settings, keptReplies }, route)
  }
  assert(settings.routes.length === operations.length, 'a route outside the contract was mounted')
  return direct
}

function answerFaults(app: FastifyInstance, settings: AppSettings): void {
  app.setNotFoundHandler((request, reply) => {
    app.log.debug({ url: request.url }, 'no such route')
    return sendRefusal(reply, refuse(notFound.code), null)
  })
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const place = { method: request.method, url: request.routeOptions.url }
    const refusal = requestRefusal(error, bodyLimit) ?? refusalOfFault(settings.database, request.log, error, place)
    return sendRefusal(reply, refusal, null)
  })
}
