import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestServer } from '../../testing/server-on.ts'
import { openTestServer } from '../../testing/test-server.ts'
import { mountWeb } from './mount-web.ts'

const folder = mkdtempSync(join(tmpdir(), 'cadre-web-'))
const built = `<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__">
<script type="module" src="/assets/app-1.js" nonce="__CSP_NONCE__"></script>`

let server: TestServer
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), built)
  writeFileSync(join(folder, 'assets', 'app-1.js'), 'export {}')
  writeFileSync(join(folder, 'assets', 'app-1.js.br'), brotliCompressSync('export {}'))
  server = await openTestServer()
  await mountWeb(server, folder)
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const open = async (url: string) => {
  const reply = await server.inject({ url })
  const policy = String(reply.headers['content-security-policy'])
  return { reply, policy, nonces: [...reply.body.matchAll(/nonce="([^"]*)"/g)].map(([, nonce]) => nonce) }
}

describe("the app's page", () => {
  it('carries the nonce that its policy names, and no other', async () => {
    const { policy, nonces } = await open('/o/brightloop/catalogue')
    const named = /style-src 'self' 'nonce-([\w-]{22})'/.exec(policy)?.[1]
    expect(named).toBeDefined()
    expect(new Set(nonces)).toEqual(new Set([named]))
  })
  it('has another nonce in each reply, and is never kept', async () => {
    const [one, two] = [await open('/'), await open('/')]
    expect(one.nonces[0]).not.toBe(two.nonces[0])
    expect(one.reply.headers['cache-control']).toBe('no-store')
  })
  it('runs scripts by address alone, and lets one policy of ours make markup', async () => {
    const { policy } = await open('/sign-in')
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).toContain('trusted-types default')
  })
  it('is served in place of its file, so that no nonce is ever the bare word', async () => {
    const { reply } = await open('/index.html')
    expect(reply.statusCode).toBe(404)
  })
})

describe('everything else', () => {
  it('is kept for good when its name holds its hash', async () => {
    const { reply, policy } = await open('/assets/app-1.js')
    expect(reply.headers['cache-control']).toContain('immutable')
    expect(policy).not.toContain('nonce-')
  })
  it('comes as the build compressed it, where that is understood', async () => {
    const headers = { 'accept-encoding': 'gzip, br' }
    const reply = await server.inject({ url: '/assets/app-1.js', headers })
    expect(reply.headers['content-encoding']).toBe('br')
    expect(reply.headers['content-type']).toContain('javascript')
    expect(brotliDecompressSync(reply.rawPayload).toString()).toBe('export {}')
  })
  it.each(['/api/nothing', '/missing.js'])('that is not there is not a page: %s', async (url) => {
    const { reply } = await open(url)
    expect(reply.statusCode).toBe(404)
    expect(reply.headers['content-type']).toContain('json')
  })
})
