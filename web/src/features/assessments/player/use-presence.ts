import { mayWrite } from '@cadre/attempt'
import { useEffect } from 'react'
import { type AttemptDevice, isOver } from '../device/attempt-device.ts'

const writes = (device: AttemptDevice): boolean => {
  const { outbox } = device.state()
  return mayWrite(outbox) && !isOver(outbox)
}

/** Tells the record when the page loses and regains focus: a signal, never a reason to act. */
export function usePresence(device: AttemptDevice): void {
  useEffect(() => {
    let present = true
    const note = (now: boolean) => (): void => {
      const here = now && document.visibilityState === 'visible'
      if (here === present) return
      present = here
      if (writes(device)) device.record({ kind: here ? 'return' : 'leave' })
      if (here) device.tryNow()
    }
    const [left, back] = [note(false), note(true)]
    const seen = (): void => (document.visibilityState === 'visible' ? back() : left())
    const online = (): void => device.tryNow()
    window.addEventListener('blur', left)
    window.addEventListener('focus', back)
    window.addEventListener('online', online)
    document.addEventListener('visibilitychange', seen)
    return () => {
      window.removeEventListener('blur', left)
      window.removeEventListener('focus', back)
      window.removeEventListener('online', online)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [device])
}

/** Which question is on screen, told once for each time it comes there. */
export function useVisit(device: AttemptDevice, place: string | null): void {
  useEffect(() => {
    if (place !== null && writes(device)) device.record({ kind: 'visit', question: place })
  }, [device, place])
}

/** Tabs of one browser tell each other when the pen changed hands: a hint that makes them ask the server at once. */
export function usePenHint(device: AttemptDevice, attemptId: string): void {
  useEffect(() => {
    if (typeof BroadcastChannel === 'undefined') return undefined
    const channel = new BroadcastChannel(`cadre attempt ${attemptId}`)
    let epoch = device.state().outbox.epoch
    channel.addEventListener('message', () => device.tryNow())
    const stop = device.subscribe(() => {
      const now = device.state().outbox.epoch
      if (now === epoch) return
      epoch = now
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
      channel.postMessage('the pen changed hands')
    })
    return () => {
      stop()
      channel.close()
    }
  }, [device, attemptId])
}
