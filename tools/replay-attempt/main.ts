// Plays one world of the attempt simulation again and prints what happened: SEED, and the name of a planted bug when it had one.
import { plantedBugs } from '../../engines/attempt/test/simulation/planted-bugs.ts'
import { run } from '../../engines/attempt/test/simulation/run.ts'

const [seedText, name] = process.argv.slice(2)
const seed = Number(seedText)
const bug = plantedBugs.find((planted) => planted.name === name)
if (!Number.isSafeInteger(seed) || (name !== undefined && bug === undefined)) {
  console.error(
    `usage: npm run replay-attempt -- SEED [BUG]\nbugs:\n${plantedBugs.map((b) => `  ${b.name}`).join('\n')}`,
  )
  process.exit(2)
}
const { violation, steps, trace } = run(seed, bug?.parts)
for (const line of trace) console.log(line)
console.log(
  violation === null ? `seed ${seed}: every law held for ${steps} steps` : `seed ${seed}, step ${steps}: ${violation}`,
)
process.exitCode = violation === null ? 0 : 1
