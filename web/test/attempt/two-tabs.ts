import { saveState } from '@cadre/attempt'
import { type Opened, openAttempt } from '../../src/features/assessments/device/open-attempt.ts'
import type { WorldParts } from './parts.ts'
import { typed } from './taker.ts'
import { World } from './world.ts'

/** What the targets say of two tabs. */
export type TwoTabsFault =
  | 'a silent overwrite'
  | 'not told within 3 s'
  | 'text not kept'
  | 'an answer that is not there'

const textsIn = ({ device }: Opened): string[] => {
  const { pending, leftovers } = device.state().outbox
  return [...pending, ...leftovers].flatMap(({ event: { content } }) =>
    content.kind === 'answer' && content.response?.kind === 'text' ? [content.response.text] : [],
  )
}

/**
 * Two tabs of one attempt take the pen from each other again and again, while the one that lost it types on, and while requests of
 * before arrive after. @returns every target that was missed.
 */
export async function twoTabs(seed: number, parts?: WorldParts): Promise<ReadonlySet<TwoTabsFault>> {
  const world = new World(seed, parts)
  const faults = new Set<TwoTabsFault>()
  const first = await world.begin()
  const second = await openAttempt(world.opening(), world.fresh())
  if (!second) throw new Error('there is a paper')
  await world.pass(1_000)
  let [pen, other] = [first, second]
  const inTheDark = new Map<Opened, string[]>([
    [first, []],
    [second, []],
  ])
  for (let turn = 0; turn < 4; turn++) {
    pen.device.record(typed(turn, `${turn} by the pen`))
    await world.pass(1_000)
    const delayed = world.random.next() < 0.5
    if (delayed) world.fault = 'late'
    const late = `${turn} on its way`
    pen.device.record(typed(turn, late))
    await world.pass(50)
    world.fault = 'none'
    world.takeOver(other)
    ;[pen, other] = [other, pen]
    pen.device.record(typed(turn, `${turn} by the new pen`))
    const dark = `${turn} in the dark`
    other.device.record(typed(turn, dark))
    await world.pass(3_000)
    world.deliverLate()
    if (saveState(other.device.state().outbox, world.read().steady).kind !== 'read-only')
      return faults.add('not told within 3 s')
    inTheDark.get(other)?.push(dark)
    await world.pass(3_000)
    const held = world.answers()[String(turn)]
    if (held?.kind !== 'text') faults.add('an answer that is not there')
    else if (held.text !== `${turn} by the new pen`) faults.add('a silent overwrite')
  }
  for (const [tab, texts] of inTheDark)
    if (texts.some((text) => !textsIn(tab).includes(text))) faults.add('text not kept')
  first.close()
  second.close()
  return faults
}
