import { confirmFirst } from '@cadre/contracts'
import { type ReactNode, useState } from 'react'
import type { Failure } from '../../lib/failure.ts'
import { ConfirmItIsMe } from './confirm-it-is-me.tsx'

type Act = () => Promise<Failure | null>

/**
 * Carries out what the server allows only shortly after somebody proved who they are: where that is due it is asked for,
 * and the act is done again. Show `dialog` on the page.
 */
export function useConfirming(): { readonly run: (act: Act) => void; readonly dialog: ReactNode } {
  const [waiting, setWaiting] = useState<{ readonly act: Act } | null>(null)
  const run = (act: Act): void =>
    void act().then((failure) => failure?.code === confirmFirst.code && setWaiting({ act }))
  const close = (): void => setWaiting(null)
  const dialog = waiting && (
    <ConfirmItIsMe
      onClose={close}
      onConfirmed={() => {
        close()
        void waiting.act()
      }}
    />
  )
  return { run, dialog }
}

/** What is worth showing of a failure: that confirming is due is said by the dialog. */
export const shownFailure = (failure: Failure | null): Failure | null =>
  failure?.code === confirmFirst.code ? null : failure
