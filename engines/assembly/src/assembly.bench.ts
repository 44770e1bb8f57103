import { largeBank, realSpec } from '../test/bank.ts'
import { drawForm, type FormSpec } from './index.ts'

const bank = largeBank(2000)
const spec = realSpec(bank)
const short: FormSpec = {
  ...spec,
  domains: spec.domains.map((d) => ({ ...d, scored: d.domain === 'watch' ? 500 : 0 })),
  types: [],
  bands: [],
  meanDifficulty: null,
  minutes: null,
}
let seed = 0

/** Bar: a form of 65 from 2,000 questions in under a second, with every kind of rule in force. */
export const benches: { name: string; unit: string; run: () => number }[] = [
  {
    name: 'form of 65 from 2,000 questions',
    unit: 'forms',
    run: () => Number(drawForm(bank, { ...spec, seed: seed++ }).ok),
  },
  {
    name: 'shortage in a bank of 2,000 explained',
    unit: 'shortages',
    run: () => Number(!drawForm(bank, { ...short, seed: seed++ }).ok),
  },
]
