import { type LedgerRefusal, parseLedger, reconcile, returnsOf } from '@cadre/evidence'
import { seededRandom, unreachable } from '@cadre/kernel'
import type { z } from 'zod'
import { engineCommand } from '../../engine-command.ts'
import { nameOf } from '../../input.ts'
import { readShape } from '../../json-shape.ts'
import { numberOption, seeds } from '../../number-option.ts'
import { printJson } from '../../print-json.ts'
import { Refused } from '../../refused.ts'
import { ledgerInput } from './ledger-input.ts'

/** `cadre engine roi FILE.json`: what a programme returned, how sure one can be, and whether the amounts add up. */
export const roi = engineCommand('roi', {
  description: 'ROI ledger: Monte Carlo, tornado and reconciliation',
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
    const draws = numberOption('draws', args.draws, { from: 1, to: 1_000_000, whole: true })
    const seed = numberOption('seed', args.seed, seeds)
    printJson(returnsIn(args.file, await readShape(args.file, ledgerInput), { seed, draws }))
  },
})

export function returnsIn(
  file: string,
  { ledger: input, assumed }: z.output<typeof ledgerInput>,
  { seed, draws }: { seed: number; draws: number },
) {
  const ledger = parseLedger(input)
  if (!ledger.ok) {
    throw new Refused(ledger.code, `${nameOf(file)}, ${wordsOf(ledger)}.`, ledger.details)
  }
  const answer = { ...returnsOf(ledger.value, seededRandom(seed), draws), reconciliation: reconcile(ledger.value) }
  return Object.keys(assumed).length > 0 ? { assumed, ...answer } : answer
}

function wordsOf({ code, details }: LedgerRefusal): string {
  switch (code) {
    case 'evidence.bad-formula': {
      const place = details.at < details.text.length ? `character ${details.at + 1}` : 'the end'
      return `line "${details.line}", at ${place} of its formula "${details.text}": ${details.reason}`
    }
    case 'evidence.bad-line':
      return `line "${details.line}": ${details.reason}`
    case 'evidence.bad-quantity':
      return `quantity "${details.name}": ${details.reason}`
    default:
      return unreachable(code)
  }
}
