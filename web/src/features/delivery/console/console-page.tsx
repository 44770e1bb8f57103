import './console.css'
import { Link } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useHere } from '../../../api/here.ts'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
import { FailureNotice } from '../../../ui/feedback/failure-notice.tsx'
import { PageHeader } from '../../../ui/shell/page-header.tsx'
import { LiveFrame } from '../live-frame.tsx'
import type { SharedRun } from '../live-run.ts'
import type { LiveRun } from '../use-live-run.ts'
import { Agenda } from './agenda.tsx'
import { BlockNotes } from './block-notes.tsx'
import { ConsoleBar } from './console-bar.tsx'
import { EndSession } from './end-session.tsx'
import { FitProposal } from './fit-proposal.tsx'
import { LabPanel } from './lab-panel.tsx'
import { ParkingLot } from './parking-lot.tsx'
import { PeoplePanel } from './people-panel.tsx'
import { PollsPanel } from './polls-panel.tsx'
import { RaisedPanel } from './raised-panel.tsx'
import { TakeawaysPanel } from './takeaways-panel.tsx'
import { useActs } from './use-acts.ts'
import { useConsole } from './use-console.ts'

/** The trainer's console: what is now, what comes next, and everything the room does (L1, L2). */
export const ConsolePage = () => <LiveFrame>{(run, live) => <Console run={run} live={live} />}</LiveFrame>

function Console({ run, live }: { readonly run: SharedRun; readonly live: LiveRun }) {
  const { at } = useHere()
  const console = useConsole(run)
  const acts = useActs(run, live.told)
  const [ending, setEnding] = useState(false)
  const onEnd = useCallback(() => setEnding(true), [])
  const failure = acts.step.failure ?? acts.poll.failure ?? acts.pairs.failure ?? acts.add.failure
  return (
    <>
      <PageHeader
        title={run.title}
        above={<Link to={at(`cohorts/${run.cohortId}/sessions/${run.sessionKey}`)}>{run.cohortName}</Link>}
        about={
          <span className="console-links">
            <span>{run.counts.present} here</span>
            <a href={at(`live/${run.runId}/projector`)} target="_blank" rel="noreferrer">
              Projector view
            </a>
            <Link to={at(`live/${run.runId}`)}>What participants see</Link>
            <Link to={at(`live/${run.runId}/record`)}>Record and attendance</Link>
          </span>
        }
      />
      <ConsoleBar run={run} skewMs={live.skewMs} acts={acts} onEnd={onEnd} />
      {ending && run.phase !== 'ended' && (
        <EndSession
          run={run}
          console={console.value}
          skewMs={live.skewMs}
          acts={acts}
          onClose={() => setEnding(false)}
        />
      )}
      {failure && <FailureNotice failure={failure} />}
      <Loaded of={console} rows={8}>
        {(shown) => (
          <>
            {shown.fit && <FitProposal fit={shown.fit} run={run} acts={acts} />}
            <div className="console">
              <div className="console-stack">
                <Agenda run={run} skewMs={live.skewMs} />
                <BlockNotes run={run} console={shown} />
                <PollsPanel run={run} console={shown} acts={acts} />
              </div>
              <div className="console-stack">
                <RaisedPanel console={shown} acts={acts} />
                <LabPanel run={run} console={shown} acts={acts} />
                <ParkingLot console={shown} acts={acts} />
                <TakeawaysPanel run={run} acts={acts} />
                <PeoplePanel console={shown} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </>
  )
}
