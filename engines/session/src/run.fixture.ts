import { instant, type Instant } from '@cadre/kernel'
import { minuteMs, usualBlock } from './block.ts'
import { newRun, type Run } from './run.ts'

export const nine = instant(Date.UTC(2027, 2, 4, 9))
export const after = (minutes: number): Instant => instant(nine + minutes * minuteMs)

/** The session of 15 / 30 / 25 / 15 / 5 minutes. */
export const usualRun = (): Run =>
  newRun(
    [
      usualBlock({ key: '1', kind: 'opening-review', title: 'Opening', minutes: 15, objectives: [] }),
      usualBlock({ key: '2', kind: 'core-instruction', title: 'Core', minutes: 30, objectives: ['a', 'b'] }),
      usualBlock({ key: '3', kind: 'hands-on-lab', title: 'Lab', minutes: 25, objectives: ['b'] }),
      usualBlock({ key: '4', kind: 'practice-and-discussion', title: 'Practice', minutes: 15, objectives: ['a', 'b'] }),
      usualBlock({ key: '5', kind: 'closing', title: 'Closing', minutes: 5, objectives: [] }),
    ],
    nine,
    after(90),
  )
