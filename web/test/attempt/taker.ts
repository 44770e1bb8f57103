import { saveState } from '@cadre/attempt'
import type { Opened } from '../../src/features/assessments/device/open-attempt.ts'
import type { World } from './world.ts'

export const single = (place: number, option: string) =>
  ({ kind: 'answer', question: String(place), response: { kind: 'single', option } }) as const
export const typed = (place: number, text: string) =>
  ({ kind: 'answer', question: String(place), response: { kind: 'text', text } }) as const
/** An edit of a question of each kind in turn, another one each time. */
export const edited = (place: number, edit: number) => {
  const [one, two] = [`o${edit}`, `p${edit}`]
  const responses = [
    { kind: 'single', option: one },
    { kind: 'multiple', options: [one, two] },
    { kind: 'ordering', order: edit % 2 === 0 ? [one, two] : [two, one] },
    { kind: 'matching', pairs: { left: one, right: two } },
    { kind: 'numeric', text: `${edit}` },
    { kind: 'text', text: `text ${edit}` },
  ] as const
  return { kind: 'answer', question: String(place), response: responses[place % responses.length] ?? null } as const
}
export const shown = ({ device }: Opened) =>
  Object.fromEntries([...device.state().work].flatMap(([place, { response }]) => (response ? [[place, response]] : [])))
export const said = ({ device }: Opened, world: World) => saveState(device.state().outbox, world.read().steady)
