import './player.css'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { LoadingPage } from '../../../ui/feedback/loading.tsx'
import { FailureNotice } from '../../../ui/feedback/failure-notice.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { isOver } from '../device/attempt-device.ts'
import { mediaAddressOf } from '../../../api/question-media.ts'
import { MediaAddress } from '../../../ui/question/question-text.tsx'
import { useAccent } from '../../../ui/theme/use-accent.ts'
import { Ended } from './ended.tsx'
import { type Exam, ExamContext } from './exam-context.ts'
import { keepForOffline } from './keep-for-offline.ts'
import { type Opening, openHere } from './open-here.ts'
import { Player } from './player.tsx'
import { useDeviceState } from './use-device.ts'
import { useStepsFolded } from './use-question-address.ts'

/**
 * An attempt, on a screen of its own. It needs neither session nor network to go on: what it needs is on the device, and a
 * request elsewhere that finds the session gone changes nothing here.
 */
export function PlayerPage() {
  const client = useQueryClient()
  const { slug = '', attemptId = '' } = useParams({ strict: false })
  const [opening, setOpening] = useState<Opening | null>(null)
  const open = useCallback(() => {
    let shown = true
    void openHere(client, slug, attemptId).then((opened) => {
      if (shown) setOpening(opened)
    })
    return () => void (shown = false)
  }, [client, slug, attemptId])
  useEffect(open, [open])
  if (opening === null) return <LoadingPage />
  if ('device' in opening) return <Shown key={attemptId} exam={opening} />
  return (
    <main id="main" className="player-alone" tabIndex={-1}>
      <title>Exam · Cadre</title>
      {'missing' in opening ? (
        <NoSuchAttempt slug={slug} />
      ) : 'signedOut' in opening ? (
        <Notice
          tone="warn"
          title="Sign in to open this attempt"
          action={<a href={`/sign-in?to=${encodeURIComponent(`/o/${slug}/exam/${attemptId}`)}`}>Sign in</a>}
        >
          What you wrote before is kept.
        </Notice>
      ) : (
        <FailureNotice failure={opening.failure} onRetry={open} />
      )}
    </main>
  )
}

const NoSuchAttempt = ({ slug }: { readonly slug: string }) => (
  <section className="ended">
    <h1>No attempt of yours is at this address</h1>
    <p>
      Part of the address may be missing, or the attempt belongs to somebody else. What you have begun and what you can
      start stands in your assessments.
    </p>
    <div className="ended-actions">
      <Button component="a" href={`/o/${slug}/my-assessments`}>
        To my assessments
      </Button>
    </div>
  </section>
)

function Shown({ exam }: { readonly exam: Exam }) {
  const { outbox } = useDeviceState(exam.device)
  useAccent(exam.kept.accent)
  useEffect(() => keepForOffline(exam.kept), [exam])
  useStepsFolded(isOver(outbox))
  return (
    <ExamContext value={exam}>
      <MediaAddress value={mediaAddressOf(exam.address.organisationId)}>
        <title>{`${exam.kept.paper.assessment.title} · Cadre`}</title>
        {isOver(outbox) ? (
          <main id="main" className="player-alone" tabIndex={-1}>
            <Ended />
          </main>
        ) : (
          <Player />
        )}
      </MediaAddress>
    </ExamContext>
  )
}
