import './cohort-page.css'
import './session-page.css'
import { readCohort, type ReplyOf, sessionDetail } from '@cadre/contracts'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { minutesText } from '../../lib/format/duration.ts'
import { momentOf } from '../../lib/format/wire.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { WhenBoth } from '../../ui/data/when-both.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { LoadingRows } from '../../ui/feedback/loading.tsx'
import { Notice } from '../../ui/feedback/notice.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import type { Cohort } from './cohort.ts'
import { Preparation } from './preparation.tsx'
import { QuizPreview } from './quiz-preview.tsx'
import { SessionDoor } from './session-door.tsx'
import { SessionActions } from './session-actions.tsx'
import { blockCalled, sessionStateCalled } from './words.ts'

const Markdown = lazy(async () => ({ default: (await import('../../ui/data/markdown.tsx')).Markdown }))

type Session = ReplyOf<typeof sessionDetail>

/** One session as it will be run. */
export function SessionPage() {
  const { organisationId } = useHere()
  const { cohortId = '', sessionKey = '' } = useParams({ strict: false })
  const cohort = useReading(readCohort, { params: { organisationId, cohortId } })
  const session = useReading(sessionDetail, { params: { organisationId, cohortId, sessionKey } })
  return (
    <Loaded of={cohort} rows={3} page>
      {(ofCohort) => (
        <Loaded of={session} rows={10} page>
          {(found) => <Found cohort={ofCohort} session={found} />}
        </Loaded>
      )}
    </Loaded>
  )
}

type FoundProps = { readonly cohort: Cohort; readonly session: Session }

function Found({ cohort, session }: FoundProps) {
  const { at, may } = useHere()
  const state = sessionStateCalled[session.state]
  return (
    <>
      <PageHeader
        title={session.title}
        above={<Link to={at(`cohorts/${cohort.cohortId}`)}>{cohort.name}</Link>}
        about={
          <span className="cohort-page-about">
            <WhenBoth {...momentOf(session, cohort.zone)} />
            <span>{minutesText(session.minutes)}</span>
            <span>week {session.week}</span>
            <span>{session.trainerName ?? 'no trainer yet'}</span>
            {session.state !== 'planned' && <Mark tone={state.tone}>{state.words}</Mark>}
          </span>
        }
        action={<SessionDoor cohortId={cohort.cohortId} sessionKey={session.key} />}
        {...(may('cohorts.plan') ? { more: <SessionActions cohort={cohort} session={session} /> } : {})}
      />
      <div className="session-page">
        <div className="cohort-page-stack">
          {may('trainers.prepare') && session.lab && !session.lab.tested && (
            <Notice tone="warn" title={`The lab "${session.lab.title}" has not been run as written.`}>
              Dry-run it before the session and tick it in the preparation.
            </Notice>
          )}
          <Panel title={`Blocks, ${minutesText(session.minutes)}`}>
            <Blocks session={session} />
          </Panel>
          {session.lab && (
            <Panel title="Hands-on lab">
              <h3>{session.lab.title}</h3>
              <Written text={session.lab.goal} />
              <Mark tone={session.lab.tested ? 'good' : 'warn'}>
                {session.lab.tested ? 'Tested as written' : 'Not tested yet'}
              </Mark>
            </Panel>
          )}
        </div>
        <div className="cohort-page-stack">
          {may('trainers.prepare') || may('cohorts.read') ? (
            <Preparation cohortId={cohort.cohortId} sessionKey={session.key} />
          ) : null}
          {may('sessions.lead') && <QuizPreview cohortId={cohort.cohortId} sessionKey={session.key} />}
          <Objectives session={session} />
          <Materials session={session} />
        </div>
      </div>
    </>
  )
}

/** Minutes from the start of the session, so that a trainer sees where each block begins. */
function Blocks({ session: { blocks } }: { readonly session: Session }) {
  const starts = blocks.map((_, at) => blocks.slice(0, at).reduce((sum, { minutes }) => sum + minutes, 0))
  return (
    <ol className="session-page-blocks">
      {blocks.map((block, at) => (
        <li key={`${block.kind} ${starts[at]}`} style={{ '--minutes': block.minutes }}>
          <span className="session-page-start">+{starts[at]}</span>
          <div>
            <h3>
              {blockCalled(block.kind)} <span>{minutesText(block.minutes)}</span>
            </h3>
            {block.notes.length > 0 && (
              <ul>
                {block.notes.map((note) => (
                  <li key={note}>
                    <Written text={note} />
                  </li>
                ))}
              </ul>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

const Written = ({ text }: { readonly text: string }) => (
  <Suspense fallback={<LoadingRows rows={1} />}>
    <Markdown text={text} />
  </Suspense>
)

const Objectives = ({ session: { objectives } }: { readonly session: Session }) =>
  objectives.length === 0 ? null : (
    <Panel title="Objectives">
      <ul className="session-page-lines">
        {objectives.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Panel>
  )

const Materials = ({ session: { materials } }: { readonly session: Session }) =>
  materials.length === 0 ? null : (
    <Panel title="Materials">
      <ul className="session-page-lines">
        {materials.map(({ title, url }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  )
