import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

const folder = mkdtempSync(join(tmpdir(), 'cadre-e2e-'))

/** The first of four ports, the last of which a journey starts its own product on; another one lets several checkouts be driven on one machine. */
const port = Number(process.env['CADRE_E2E_PORT'] ?? 4790)

/** Products waiting for their first visitor. A server is set up once, so each group of journeys has its own. */
const products = { 'first-visit': port, example: port + 1, accessibility: port + 2 } as const

const [visited, examined] = ['**/first-cohort.e2e.ts', '**/accessibility.e2e.ts']

const address = (port: number): string => `http://localhost:${port}`

/** The built product, as `npm start` runs it, on data of its own, in Debian's Chromium. */
export default defineConfig({
  testDir: 'e2e/src',
  testMatch: '**/*.e2e.ts',
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  outputDir: '.cache/e2e',
  use: {
    locale: 'en-GB',
    timezoneId: 'America/New_York',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    // The longest first. Journeys on one product follow one another: they meet the same people.
    {
      name: 'accessibility',
      testMatch: examined,
      workers: 1,
      use: { baseURL: address(products.accessibility) },
    },
    { name: 'first-visit', testMatch: visited, workers: 1, use: { baseURL: address(products['first-visit']) } },
    { name: 'example', testIgnore: [examined, visited], workers: 1, use: { baseURL: address(products.example) } },
  ],
  // One after the other: the first builds what all serve.
  webServer: Object.entries(products).map(([name, port]) => ({
    command: `node tools/start.mjs --port ${port} --data ${join(folder, name)}`,
    url: `${address(port)}/readyz`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGINT', timeout: 10_000 },
  })),
})
