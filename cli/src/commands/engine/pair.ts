import { pairForLabs } from '@cadre/assembly'
import { expectOk } from '@cadre/kernel'
import { engineCommand } from '../../engine-command.ts'
import { readShape } from '../../json-shape.ts'
import { printJson } from '../../print-json.ts'
import { pairInput } from './pair-input.ts'

export const pair = engineCommand('pair', {
  description: 'Pair people for a lab by what they can teach each other',
  args: {
    file: { type: 'positional', required: true, description: 'JSON with domains and people; - for standard input' },
  },
  async run({ args }) {
    const { domains, people, ...rules } = await readShape(args.file, pairInput)
    const names = domains.map(({ domain }) => domain)
    const pairing = pairForLabs(
      people.map(({ id, ability }) => ({ id, ability: names.map((domain) => ability[domain] ?? 0) })),
      { ...rules, domains: names, weights: domains.map(({ weight }) => weight) },
    )
    printJson(expectOk(pairing))
  },
})
