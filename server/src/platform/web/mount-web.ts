import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
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
    wildcard: false,
    index: false,
    cacheControl: false,
    // The build leaves each script and style beside itself compressed as far as it goes.
    preCompressed: true,
    globIgnore: ['index.html', '**/*.br'],
    setHeaders(reply, path) {
      const forever = path.includes('/assets/')
      void reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('/*', async (request, reply) => {
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
