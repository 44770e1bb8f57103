// Fails when a first page of the built web app loads more script than it may.
import { mostKilobytes } from './first-page.ts'
import { pageWeights } from './page-weights.ts'

for (const { page, kilobytes } of pageWeights()) {
  const fits = kilobytes < mostKilobytes
  process.stdout.write(`${page}: ${kilobytes.toFixed(1)} kB of ${mostKilobytes}${fits ? '' : ', too much'}\n`)
  if (!fits) process.exitCode = 1
}
