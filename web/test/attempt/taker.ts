import { saveState } from '@cadre/attempt'
import type { Opened } from '../../src/features/assessments/device/open-attempt.ts'
import type { World } from './world.ts'

export const single = (place: number, option: string) =>
  ({ kind: 'answer', question: String(place), response: { kind: 'single', option } }) as const
export const typed = (place: number, text: string) =>
  ({ kind: 'answer', question: String(place), response: { kind: 'text', text } }) as const
export const shown = ({ device }: Opened) =>
  Object.fromEntries([...device.state().work].flatMap(([place, { response }]) => (response ? [[place, response]] : [])))
export const said = ({ device }: Opened, world: World) => saveState(device.state().outbox, world.read().steady)
