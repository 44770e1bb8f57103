import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { pagePolicy } from '../http/security-headers.ts'

/** The word that the build leaves where the nonce belongs. */
const placeholder = '__CSP_NONCE__'

/**
 * The built web app. Files under /assets carry their hash in the name and never change; every other address that a
 * browser opens is the app's own page, each time with a fresh nonce that its Content-Security-Policy names.
 */
export async function mountWeb(app: FastifyInstance, folder: string): Promise<void> {
  const file = join(folder, 'index.html')
  if (!existsSync(file)) return
  const page = readFileSync(file, 'utf8')
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    cacheControl: false,
    // The build leaves each script and style beside itself compressed as far as it goes.
    preCompressed: true,
    setHeaders(reply, path) {
      const forever = path.includes('/assets/')
      void reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const files = filesIn(folder)
  app.get<{ Params: { '*': string } }>('/*', async (request, reply) => {
    if (files.has(request.params['*'])) return reply.sendFile(request.params['*'])
    const isPage = !request.url.startsWith('/api/') && !/\.[a-z0-9]{2,5}(\?|$)/i.test(request.url)
    if (!isPage) return reply.callNotFound()
    const nonce = randomBytes(16).toString('base64url')
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', pagePolicy(nonce))
      .send(page.replaceAll(placeholder, nonce))
  })
}

/** What a browser may ask for by name: looked at once, for a build replaces them all. */
const filesIn = (folder: string): ReadonlySet<string> =>
  new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name !== 'index.html' && !name.endsWith('.br') && statSync(join(folder, name)).isFile()),
  )
