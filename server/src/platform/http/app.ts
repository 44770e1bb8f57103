import cookie from '@fastify/cookie'
import compress from '@fastify/compress'
import {
  malformedRequest,
  operations,
  requestTooLarge,
  unavailable,
  unexpected,
  unsupportedMedia,
  notFound,
} from '@cadre/contracts'
import { assert, refuse, ulid, type Refusal } from '@cadre/kernel'
import fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance } from 'fastify'
import type { Database } from '../db/transaction.ts'
import { isUnavailable } from '../db/faults.ts'
import type { Log } from '../log/log.ts'
import type { Authenticate } from './entry.ts'
import { KeptReplies } from './kept-replies.ts'
import { mount } from './mount.ts'
import { recheckIn, type StillTrue } from './recheck.ts'
import { mountReference } from './mount-reference.ts'
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
  await app.register(compress, { threshold: 1_024, encodings: ['br', 'gzip'] })
  app.removeContentTypeParser('text/plain')
  answerFaults(app, settings)
  mountAll(app, settings)
  mountReference(app)
  return app
}

function mountAll(app: FastifyInstance, settings: AppSettings): void {
  const routesById = new Map(settings.routes.map((route) => [route.operation.id, route]))
  assert(routesById.size === settings.routes.length, 'an operation is mounted twice')
  const { database, stillTrue } = settings
  const keptReplies = stillTrue && new KeptReplies(database.clock, recheckIn(database, stillTrue))
  for (const operation of operations) {
    const route = routesById.get(operation.id)
    assert(route, `${operation.id} is promised by the contract and not mounted`)
    assert(route.operation === operation, `${operation.id} is mounted from another declaration`)
    mount(app, { ...settings, keptReplies }, route)
  }
  assert(settings.routes.length === operations.length, 'a route outside the contract was mounted')
}

function answerFaults(app: FastifyInstance, settings: AppSettings): void {
  app.setNotFoundHandler((request, reply) => {
    app.log.debug({ url: request.url }, 'no such route')
    return sendRefusal(reply, refuse(notFound.code), null)
  })
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal =
      requestRefusal(error) ?? (isUnavailable(error) ? refuse(unavailable.code, { retryAfterSeconds: 2 }) : null)
    if (refusal) return sendRefusal(reply, refusal, null)
    const reference = ulid(settings.database.clock(), settings.database.random)
    request.log.error({ err: error, reference, method: request.method, url: request.routeOptions.url }, 'unexpected')
    return sendRefusal(reply, refuse(unexpected.code, { reference }), null)
  })
}

/** What Fastify itself refuses before a handler runs. */
function requestRefusal(error: FastifyError): Refusal | null {
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return refuse(unsupportedMedia.code)
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return refuse(requestTooLarge.code, { limitBytes: bodyLimit })
    default:
      return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
        ? refuse(malformedRequest.code, { reason: error.message.replace(/\.$/, '') })
        : null
  }
}
