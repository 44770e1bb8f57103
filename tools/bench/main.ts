// Measures and prints one JSON document. --only NAME keeps the benches whose name contains NAME; --out FILE writes it too.
import { writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { bank } from './bank.ts'
import { engineMemory } from './engine-memory.ts'
import { engineFigures } from './engines.ts'
import type { Figure } from './figure.ts'
import { firstPage } from './first-page.ts'
import { firstScreen } from './first-screen.ts'
import { importing } from './import.ts'
import { live } from './live.ts'
import { organisationCost } from './organisation-cost.ts'
import { readiness } from './readiness.ts'
import { saves } from './saves.ts'
import { say } from './say.ts'
import { secondStart } from './second-start.ts'
import { todayPage } from './today-page.ts'
import { typicalReads } from './typical-reads.ts'

const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, out: { type: 'string' } } })

type Wanted = (name: string) => boolean
/** Each group knows the beginning of its figures' names; a group nobody asked for is not run. */
const groups: { readonly prefix: string; readonly run: (wanted: Wanted) => Promise<Figure[]> }[] = [
  { prefix: 'engine', run: engineFigures },
  { prefix: 'memory', run: engineMemory },
  { prefix: 'page', run: firstPage },
  { prefix: 'start', run: secondStart },
  { prefix: 'read', run: typicalReads },
  { prefix: 'saves', run: saves },
  { prefix: 'live', run: live },
  { prefix: 'first screen', run: firstScreen },
  { prefix: 'today page', run: todayPage },
  { prefix: 'dashboards', run: readiness },
  { prefix: 'organisation', run: organisationCost },
  { prefix: 'import', run: importing },
  { prefix: 'bank', run: bank },
]

const wanted: Wanted = (name) => name.includes(values.only)
const loadBefore = loadavg()[0] ?? 0
const figures: Figure[] = []
for (const { prefix, run } of groups) {
  // An engine's figure may be asked for by its own name alone.
  if (prefix !== 'engine' && !wanted(prefix) && !values.only.startsWith(prefix)) continue
  try {
    const taken = await run(wanted)
    for (const figure of taken) say(`${figure.name}: ${figure.value} ${figure.unit} (${figure.bar}: ${figure.met})`)
    figures.push(...taken)
  } catch (error) {
    say(`${prefix}: ${error instanceof Error ? error.stack : String(error)}`)
    process.exitCode = 1
  }
}
const [processor] = cpus()
const machine = {
  processor: processor?.model ?? 'unknown',
  cores: cpus().length,
  memoryMegabytes: Math.round(totalmem() / 2 ** 20),
  node: process.versions.node,
  /** Others' work beside ours: above 1 before we began, absolute figures are worse than the code. */
  loadBefore,
}
const text = `${JSON.stringify({ machine, figures }, null, 2)}\n`
if (values.out !== undefined) writeFileSync(values.out, text)
process.stdout.write(text)
