import { closeAssessment, publishAssessment, releaseReview } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { call, replyTo } from '../../../api/call.ts'
import { useHere } from '../../../api/here.ts'
import { browserClock } from '../../../lib/clock.ts'
import { instantAt } from '../../../lib/format/wire.ts'
import { failureBehind } from '../../../api/request-failed.ts'
import { useRefresh } from '../../../api/session/use-refresh.ts'
import { failureOf } from '../../../api/problem.ts'
import type { Failure } from '../../../lib/failure.ts'
import { countText } from '../../../lib/format/number.ts'
import { ConsequencesDialog } from '../../../ui/feedback/consequences-dialog.tsx'
import type { Assessment } from './draft.ts'
import { Shortage, type ShortageDetails, shortageIn } from './shortage.tsx'

type Props = { readonly assessment: Assessment }
type Act = 'publish' | 'close' | 'release' | null

/** The one step that comes next in an assessment's life. */
export function AssessmentActions({ assessment }: Props) {
  const [act, setAct] = useState<Act>(null)
  const close = (): void => setAct(null)
  const released = assessment.releasedAt !== null
  const releasable = assessment.review === 'when-released' && !released && assessment.state !== 'draft'
  return (
    <>
      {assessment.state === 'draft' && <Button onClick={() => setAct('publish')}>Publish</Button>}
      {releasable && (
        <Button variant={assessment.state === 'closed' ? 'filled' : 'default'} onClick={() => setAct('release')}>
          Release the review
        </Button>
      )}
      {assessment.state === 'published' && (
        <Button variant="default" onClick={() => setAct('close')}>
          Close for everybody
        </Button>
      )}
      {act === 'publish' && <Publish assessment={assessment} onClose={close} />}
      {act === 'close' && <Close assessment={assessment} onClose={close} />}
      {act === 'release' && <Release assessment={assessment} onClose={close} />}
    </>
  )
}

type DialogProps = Props & { readonly onClose: () => void }

function useStep(assessment: Assessment) {
  const { organisationId } = useHere()
  const refresh = useRefresh('assessments')
  const params = { organisationId, assessmentId: assessment.assessmentId }
  const run = (step: typeof closeAssessment | typeof releaseReview): Promise<Failure | null> =>
    call(step, { params, body: {} }).then(async () => {
      await refresh()
      return null
    }, failureBehind)
  return { params, refresh, run }
}

function Publish({ assessment, onClose }: DialogProps) {
  const { params, refresh } = useStep(assessment)
  const [shortage, setShortage] = useState<ShortageDetails | null>(null)
  const publish = async (): Promise<Failure | null> => {
    const reply = await replyTo(publishAssessment, { params, body: {} }).catch(failureBehind)
    setShortage('ok' in reply && !reply.ok ? shortageIn(reply.code, reply.details) : null)
    if (!('ok' in reply)) return reply
    if (!reply.ok) return failureOf(reply)
    await refresh()
    return null
  }
  const { closesAt } = assessment
  const [over] = useState(() => closesAt !== null && instantAt(closesAt) <= browserClock())
  const who = assessment.cohortId === null ? 'Everybody in the organisation' : 'The people of the cohort'
  return (
    <ConsequencesDialog
      title={`Publish ${assessment.title}`}
      intent={
        over
          ? 'It can be read and closed, and started by nobody.'
          : `${who} can start it${assessment.opensAt === null ? ' at once' : ' when it opens'}.`
      }
      groups={[
        ...(over
          ? [
              {
                title: 'It has closed already',
                tone: 'warn' as const,
                items: [{ id: 'over', what: 'Nobody can start it: when it closes is past' }],
              },
            ]
          : []),
        {
          title: 'Happens now',
          tone: 'calm',
          items: [
            ...(assessment.form === null ? [{ id: 'draw', what: 'The form is drawn from the question bank' }] : []),
            { id: 'visible', what: 'It stands in their list, with its conditions' },
          ],
        },
      ]}
      commit="Publish"
      undo={{ possible: false, words: 'It can be closed, and changed until somebody starts it' }}
      stopped={shortage && <Shortage details={shortage} />}
      onCommit={publish}
      onClose={onClose}
    />
  )
}

function Close({ assessment, onClose }: DialogProps) {
  const { run } = useStep(assessment)
  const { open } = assessment.attempts
  return (
    <ConsequencesDialog
      title={`Close ${assessment.title}`}
      intent="Nobody can start or write any more."
      groups={[
        {
          title: 'Open attempts',
          tone: open > 0 ? 'warn' : 'calm',
          items: [
            {
              id: 'open',
              what: open === 0 ? 'Nobody is at it' : `${countText(open, 'attempt')} handed in as they stand now`,
            },
          ],
        },
        ...(assessment.review === 'after-close'
          ? [{ title: 'Review', tone: 'calm' as const, items: [{ id: 'review', what: 'Opens to those who took it' }] }]
          : []),
      ]}
      commit="Close for everybody"
      undo={{ possible: false, words: 'A closed assessment stays closed' }}
      destructive={open > 0}
      onCommit={() => run(closeAssessment)}
      onClose={onClose}
    />
  )
}

function Release({ assessment, onClose }: DialogProps) {
  const { run } = useStep(assessment)
  const { ended, open } = assessment.attempts
  return (
    <ConsequencesDialog
      title={`Release the review of ${assessment.title}`}
      intent="Those who handed in see every question with what is right and why."
      groups={[
        {
          title: 'Who sees it',
          tone: open > 0 ? 'warn' : 'calm',
          items: [
            { id: 'ended', what: `${countText(ended, 'attempt')} handed in` },
            ...(open > 0
              ? [
                  {
                    id: 'open',
                    what: `${countText(open, 'person', 'people')} still at it could hear answers from them`,
                  },
                ]
              : []),
          ],
        },
      ]}
      commit="Release the review"
      undo={{ possible: false, words: 'A review that was released stays open' }}
      onCommit={() => run(releaseReview)}
      onClose={onClose}
    />
  )
}
