import { useParams } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { useHere } from '../../api/here.ts'
import { mediaAddressOf } from '../../api/question-media.ts'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { Notice } from '../../ui/feedback/notice.tsx'
import { MediaAddress } from '../../ui/question/question-text.tsx'
import type { SharedRun } from './live-run.ts'
import { type LiveRun, useLiveRun } from './use-live-run.ts'

type Props = { readonly children: (run: SharedRun, live: LiveRun) => ReactNode }

/** The session of the address, live; says when what is shown may be old. */
export function LiveFrame({ children }: Props) {
  const { runId = '' } = useParams({ strict: false })
  const { organisationId } = useHere()
  const live = useLiveRun(runId)
  const address = useMemo(() => mediaAddressOf(organisationId), [organisationId])
  const reading = { value: live.run ?? undefined, failure: live.failure, again: live.again }
  return (
    <MediaAddress value={address}>
      <Loaded of={reading} rows={8} page>
        {(run) => (
          <>
            {!live.connected && (
              <Notice tone="warn" title="The connection is interrupted.">
                What you see may be old. It comes back by itself, and nothing that was confirmed is lost.
              </Notice>
            )}
            {children(run, live)}
          </>
        )}
      </Loaded>
    </MediaAddress>
  )
}
