import { wouldLose } from '@cadre/attempt'
import type { AttemptDevice } from './attempt-device.ts'

/**
 * While this page alone has something that the taker did, the browser asks before it is closed or loaded anew. Only then: it asks in
 * words of its own, and who is asked for nothing stops reading. @returns ends it.
 */
export function askBeforeClosing(device: Pick<AttemptDevice, 'state' | 'subscribe'>, page: EventTarget): () => void {
  const ask = (closing: Event): void => closing.preventDefault()
  const look = (): void => {
    if (wouldLose(device.state().outbox)) page.addEventListener('beforeunload', ask)
    else page.removeEventListener('beforeunload', ask)
  }
  look()
  return device.subscribe(look)
}
