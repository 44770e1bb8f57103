import { parseLedger, reconcile, returnsOf } from '@cadre/evidence'
import { seededRandom } from '@cadre/kernel'
import { defineCommand } from 'citty'
import { nameOf } from '../../input.ts'
import { type JsonField, readJsonField } from '../../json-field.ts'
import { numberOption } from '../../number-option.ts'
import { printJson } from '../../print-json.ts'
import { Refused } from '../../refused.ts'
import { ledgerIn } from './ledger-file.ts'

/** `cadre engine roi FILE.json`: what a programme returned, how sure one can be, and whether the amounts add up. */
export const roi = defineCommand({
  meta: { name: 'roi', description: 'ROI ledger: Monte Carlo, tornado and reconciliation' },
  args: {
    file: {
      type: 'positional',
      default: '-',
      description: 'JSON ledger (quantities, lines, ties) or a before-and-after case',
      valueHint: 'FILE.json',
    },
    draws: { type: 'string', default: '10000', description: 'Draws of the uncertain inputs' },
    seed: { type: 'string', default: '1', description: 'Seed of the draws' },
  },
  async run({ args }) {
    const draws = numberOption('draws', args.draws, { above: 0, below: 1_000_001 })
    if (!Number.isSafeInteger(draws))
      throw new Refused('option.bad-number', `--draws takes a whole number, not ${args.draws}.`, { option: 'draws' })
    const seed = numberOption('seed', args.seed)
    printJson(returnsIn(await readJsonField(args.file), { seed, draws }))
  },
})

export function returnsIn(root: JsonField, { seed, draws }: { seed: number; draws: number }) {
  const { ledger: input, assumed } = ledgerIn(root)
  const ledger = parseLedger(input)
  if (!ledger.ok) {
    const subject = Object.values(ledger.details).join(': ')
    throw new Refused(ledger.code, `${nameOf(root.file)}: ${subject}.`, ledger.details)
  }
  const answer = { ...returnsOf(ledger.value, seededRandom(seed), draws), reconciliation: reconcile(ledger.value) }
  return Object.keys(assumed).length > 0 ? { assumed, ...answer } : answer
}
