import { onDevices } from './on-devices.ts'

export const r03 = await onDevices({
  id: 'R-03',
  target:
    'ten minutes without a network, the browser killed, signed in again, every kind of question: 0 of 120 edits lost, told within 2 s, never a false Saved',
  worlds: 100,
  browserRounds: 1,
  settings: { CADRE_E2E_OFFLINE_MINUTES: '10' },
  scenario: { file: 'ten-minutes-offline.ts', name: 'tenMinutesOffline', planted: 'plantedOffline' },
})
