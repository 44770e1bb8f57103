import { useEffect, useSyncExternalStore } from 'react'

let held = 0
const listeners = new Set<() => void>()
const move = (by: 1 | -1): void => {
  held += by
  for (const tell of listeners) tell()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** While `when`, what is shown holds work that is nowhere else. */
export function useHoldUnsaved(when: boolean): void {
  useEffect(() => {
    if (!when) return
    move(1)
    return () => move(-1)
  }, [when])
}

/** Whether anything that is shown holds unsaved work: the frame then takes no page away by itself. */
export const useUnsaved = (): boolean => useSyncExternalStore(subscribe, () => held > 0)
