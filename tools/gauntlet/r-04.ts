import { onDevices } from './on-devices.ts'

export const r04 = await onDevices({
  id: 'R-04',
  target:
    'replies lost after the commit, doubled, late, cut off, of a captive portal: 0 answers lost or kept twice, 0 false Saved',
  worlds: 1000,
  browserRounds: 3,
  scenario: { file: 'bad-network.ts', name: 'badNetwork', planted: 'plantedNetwork' },
})
