// `npm run gauntlet`: what takes too long for every change and has to hold before a release. Writes JSON under evidence/.
// --kills and --takers make it smaller.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '../../server/src/platform/paths.ts'
import { examOn, MortalServer, runCrashes } from '../../server/src/testing/exam-crash.ts'

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '50' }, takers: { type: 'string', default: '200' } },
})
const kills = Number(values.kills)
const takers = Number(values.takers)

/** 50 kills under 200 takers and at least 20,000 acknowledged answers. */
async function crashes() {
  const server = await MortalServer.onFreePort(join(projectRoot, 'server', 'dist', 'main.js'))
  try {
    await server.start()
    return await runCrashes(server, await examOn(server), { kills, takers, acksBetween: 450 })
  } finally {
    await server.close()
  }
}

const began = performance.now()
const loadBefore = loadavg()[0] ?? 0
const report = await crashes()
const violations = [report.lost, report.duplicated, report.regressed, report.forgotten].flat().length
const evidence = {
  id: 'R-01',
  target: '50 kills, 200 takers, at least 20,000 acknowledged: 0 lost, duplicated or regressed',
  met: violations === 0 && report.kills >= 50 && report.takers >= 200 && report.acknowledged >= 20_000,
  takenAt: new Date().toISOString(),
  seconds: Math.round((performance.now() - began) / 1_000),
  machine: { cores: cpus().length, node: process.versions.node, loadBefore },
  ...report,
}
const text = `${JSON.stringify(evidence, null, 2)}\n`
mkdirSync(join(projectRoot, 'evidence'), { recursive: true })
writeFileSync(join(projectRoot, 'evidence', 'r-01.json'), text)
process.stdout.write(text)
process.exitCode = violations === 0 ? 0 : 1
