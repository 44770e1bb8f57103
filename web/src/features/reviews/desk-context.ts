import { present } from '@cadre/kernel'
import { createContext, use, useSyncExternalStore } from 'react'
import type { Desk, DeskState } from '../../api/self-paced/desk.ts'
import type { OutboxState } from '../../api/self-paced/outbox.ts'

export const DeskContext = createContext<Desk | null>(null)

export const useDesk = (): Desk => present(use(DeskContext), 'this is shown at a desk')

export function useDeskState(): DeskState {
  const desk = useDesk()
  return useSyncExternalStore(desk.subscribe, desk.state)
}

export function useOutboxState(): OutboxState {
  const { outbox } = useDesk()
  return useSyncExternalStore(outbox.subscribe, outbox.state)
}
