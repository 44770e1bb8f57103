// `npm run gauntlet`: what takes too long for every change and has to hold before a release. Writes JSON under evidence/.
import { entries } from './entries.ts'
import { type Evidence, take, write } from './evidence.ts'
import { readOptions } from './options.ts'

const asked = readOptions(process.argv.slice(2), entries)
const say = (line: string): void => void process.stderr.write(`${line}\n`)

const verdict = ({ met, held }: Evidence): string => {
  if (met) return 'met'
  return held ? 'held, at less than a release asks for' : 'NOT MET'
}

const taken: Evidence[] = []
for (const entry of asked.entries) {
  say(`${entry.id}: ${entry.target}`)
  const evidence = await take(entry, asked.sizes)
  for (const fault of evidence.faults) say(`  ${fault}`)
  for (const [what, found] of Object.entries(evidence.planted)) if (found === null) say(`  planted, not found: ${what}`)
  say(`  ${verdict(evidence)}, ${evidence.seconds} s: ${write(evidence)}`)
  taken.push(evidence)
}
for (const evidence of taken) process.stdout.write(`${evidence.id}  ${verdict(evidence)}  ${evidence.seconds} s\n`)
const red = taken.filter(({ held }) => !held)
process.stdout.write(`${taken.length - red.length} held, ${red.length} did not\n`)
process.exitCode = red.length === 0 ? 0 : 1
