import { onDevices } from './on-devices.ts'

export const r05 = await onDevices({
  id: 'R-05',
  target:
    'two tabs and two devices: 0 silent overwrites, the one that lost the pen is told within 3 s and keeps its text',
  worlds: 1000,
  browserRounds: 3,
  scenario: { file: 'two-tabs.ts', name: 'twoTabs', planted: 'plantedTwoTabs' },
})
