import { onDevices } from './on-devices.ts'

export const r06 = await onDevices({
  id: 'R-06',
  target: 'clocks that are a day off, step and sleep: the time shown within 2 s of the server, nothing closes early',
  worlds: 300,
  browserRounds: 3,
  scenario: { file: 'wrong-clocks.ts', name: 'wrongClocks', planted: 'plantedClocks' },
})
