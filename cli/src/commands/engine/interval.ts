import { intervalOf, parseProportion } from '@cadre/evidence'
import { engineCommand } from '../../engine-command.ts'
import { numberOption } from '../../number-option.ts'
import { printJson } from '../../print-json.ts'
import { UsageError } from '../../usage.ts'

/** `cadre engine interval --passed 5 --of 6`: where the true rate plausibly lies. */
export const interval = engineCommand('interval', {
  description: 'Interval of a proportion: Wilson, Clopper-Pearson (cp) or Jeffreys',
  args: {
    passed: { type: 'string', required: true, description: 'How many passed' },
    of: { type: 'string', required: true, description: 'Of how many' },
    method: { type: 'enum', options: ['wilson', 'cp', 'jeffreys'], default: 'wilson', description: 'Which interval' },
    level: { type: 'string', default: '0.95', description: 'Confidence level, between 0 and 1' },
  },
  run({ args: { method, ...args } }) {
    const level = numberOption('level', args.level, { above: 0, below: 1 })
    const proportion = parseProportion(numberOption('passed', args.passed), numberOption('of', args.of))
    if (!proportion.ok) {
      const { passed, of, reason } = proportion.details
      throw new UsageError(`--passed ${passed} --of ${of}: ${reason}`)
    }
    const { passed, of } = proportion.value
    printJson({ passed, of, rate: passed / of, method, level, ...intervalOf(proportion.value, method, level) })
  },
})
