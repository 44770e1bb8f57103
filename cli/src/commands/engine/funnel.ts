import { funnelLimits } from '@cadre/evidence'
import { engineCommand } from '../../engine-command.ts'
import { numberOption } from '../../number-option.ts'
import { printJson } from '../../print-json.ts'

/** `cadre engine funnel --target .75 --n 5`: which observed rates are ordinary luck. */
export const funnel = engineCommand('funnel', {
  description: 'Funnel limits: which rates of n people are ordinary luck at a target rate',
  args: {
    target: { type: 'string', required: true, description: 'Target rate, between 0 and 1' },
    n: { type: 'string', required: true, description: 'People in the group' },
    level: { type: 'string', default: '0.95', description: 'Share of luck inside the limits' },
  },
  run({ args }) {
    const target = numberOption('target', args.target, { above: 0, below: 1 })
    const level = numberOption('level', args.level, { above: 0, below: 1 })
    const n = numberOption('n', args.n, { from: 1, to: 100_000_000, whole: true })
    const outer = 0.998
    printJson({
      target,
      n,
      level,
      ...funnelLimits(target, n, level),
      outer: { level: outer, ...funnelLimits(target, n, outer) },
    })
  },
})
