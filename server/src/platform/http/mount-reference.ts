import { openApiOf, operations, referencePage, referenceStyles, streams } from '@cadre/contracts'
import type { FastifyInstance } from 'fastify'
import { version } from '../version.ts'

/** The contract itself, for programs and for people. Printed once, at the first question. */
export function mountReference(app: FastifyInstance): void {
  const papers = [
    ['/api/openapi.json', 'application/json', () => JSON.stringify(openApiOf(operations, streams, version))],
    ['/api/reference', 'text/html', () => referencePage(operations, version)],
    ['/api/reference.css', 'text/css', () => referenceStyles],
  ] as const
  for (const [url, type, print] of papers) {
    let printed: string | null = null
    app.get(url, async (_request, reply) => {
      printed ??= print()
      return reply.header('content-type', `${type}; charset=utf-8`).header('cache-control', 'no-cache').send(printed)
    })
  }
}
