import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import usual from '../../playwright.config.ts'
import { projectRoot } from '../../server/src/platform/paths.ts'

const { webServer: _, projects: __, ...rest } = usual

/** The journeys that start a product of their own, and kill it; nobody else's is needed. One after the other: they start it on the same port. */
export default defineConfig({
  ...rest,
  workers: 1,
  testDir: join(projectRoot, 'e2e', 'src'),
  outputDir: join(projectRoot, '.cache', 'gauntlet'),
  timeout: 300_000,
})
