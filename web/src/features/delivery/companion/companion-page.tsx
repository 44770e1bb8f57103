import './companion.css'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../../api/here.ts'
import { FailureNotice } from '../../../ui/feedback/failure-notice.tsx'
import { LoadingRows } from '../../../ui/feedback/loading.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { Panel } from '../../../ui/data/panel.tsx'
import { PageHeader } from '../../../ui/shell/page-header.tsx'
import { ComingUp } from '../coming-up.tsx'
import { LiveFrame } from '../live-frame.tsx'
import type { SharedRun } from '../live-run.ts'
import { RunClock } from '../run-clock.tsx'
import { AskForm } from './ask-form.tsx'
import { ForMyLevel } from './for-my-level.tsx'
import { MyLab } from './my-lab.tsx'
import { PollCard } from './poll-card.tsx'
import { type Part, usePart } from './use-part.ts'
import { usePreview } from './use-preview.ts'

/** A participant's side of a session, made for a phone: answer, ask, pairs, lab (L1). */
export const CompanionPage = () => (
  <LiveFrame>
    {(run, { skewMs, mayLead }) => (
      <>
        <Head run={run} skewMs={skewMs} mayLead={mayLead} />
        {mayLead ? <Preview run={run} /> : <Joined run={run} />}
      </>
    )}
  </LiveFrame>
)

type HeadProps = { readonly run: SharedRun; readonly skewMs: number; readonly mayLead: boolean }

function Head({ run, skewMs, mayLead }: HeadProps) {
  const { at } = useHere()
  const block = run.at === null ? undefined : run.blocks[run.at]
  return (
    <PageHeader
      title={run.title}
      above={<Link to={at(`cohorts/${run.cohortId}/sessions/${run.sessionKey}`)}>{run.cohortName}</Link>}
      about={
        <span className="companion-about">
          <strong>{run.phase === 'ended' ? 'The session has ended' : (block?.title ?? 'It begins soon')}</strong>
          {run.startedAt !== null && <RunClock run={run} skewMs={skewMs} />}
        </span>
      }
      {...(mayLead && { action: <Link to={at(`live/${run.runId}/console`)}>Open the console</Link> })}
    />
  )
}

/** Whoever leads sees what participants see, and may try it: nothing of it counts. */
function Preview({ run }: { readonly run: SharedRun }) {
  const part = usePreview(run)
  return (
    <div className="companion-preview">
      <Notice tone="calm" title="You lead this session: this is what participants see.">
        Try it: what you answer here stays on this screen.
      </Notice>
      <Companion run={run} part={part} />
    </div>
  )
}

function Joined({ run }: { readonly run: SharedRun }) {
  return <Companion run={run} part={usePart(run)} />
}

function Companion({ run, part }: { readonly run: SharedRun; readonly part: Part }) {
  const block = run.at === null ? undefined : run.blocks[run.at]
  if (part.failure) return <FailureNotice failure={part.failure} onRetry={part.again} />
  if (!part.mine) return <LoadingRows rows={4} />
  return (
    <div className="companion">
      {run.poll && run.poll.phase !== 'waiting' && run.phase !== 'ended' && (
        <PollCard key={run.poll.pollId} poll={run.poll} part={part} mine={part.mine} />
      )}
      {run.lab && (block?.kind === 'hands-on-lab' || run.pairing !== null) && (
        <MyLab run={run} lab={run.lab} mine={part.mine} part={part} />
      )}
      {part.counts && <ForMyLevel run={run} />}
      {run.takeaways !== '' && (block?.kind === 'closing' || run.phase === 'ended') && (
        <Notice tone="calm" title="What we take home">
          {run.takeaways}
        </Notice>
      )}
      {run.comingUp && (
        <Panel title="Until next time">
          <ComingUp of={run.comingUp} />
        </Panel>
      )}
      <AskForm part={part} mine={part.mine} />
    </div>
  )
}
