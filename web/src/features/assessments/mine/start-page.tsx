import './mine.css'
import { honourCodeFirst, myAssessments, readHonourCode } from '@cadre/contracts'
import { Button, Checkbox } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type Mine, type Next, nextOf } from '../../../api/attempt/next-of.ts'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import { failureBehind } from '../../../api/request-failed.ts'
import { useOrganisation } from '../../../api/session/use-session.ts'
import type { Failure } from '../../../lib/failure.ts'
import { minutesText } from '../../../lib/format/duration.ts'
import { spanText } from '../../../lib/format/moment.ts'
import { countText } from '../../../lib/format/number.ts'
import { instantAt } from '../../../lib/format/wire.ts'
import { Facts } from '../../../ui/data/facts.tsx'
import { Panel } from '../../../ui/data/panel.tsx'
import { useViewer } from '../../../ui/data/viewer.ts'
import { FailureNotice } from '../../../ui/feedback/failure-notice.tsx'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { PageHeader } from '../../../ui/shell/page-header.tsx'
import { beginning } from '../device/browser-opening.ts'
import { handOver } from '../player/open-here.ts'
import { QuestionText } from '../../../ui/question/question-text.tsx'
import { conditionWords, kindCalled, kindMeans } from '../words.ts'
import { EarlierReviews } from './earlier-reviews.tsx'
import { usePlayer } from './use-player.ts'

/** What one should know before the time runs. */
export function StartPage() {
  const { organisationId } = useHere()
  const { assessmentId = '' } = useParams({ strict: false })
  const mine = useReading(myAssessments, { params: { organisationId } })
  return (
    <Loaded of={mine} rows={8}>
      {({ items }) => {
        const found = items.find((each) => each.assessmentId === assessmentId)
        return found ? <Start mine={found} /> : <Notice tone="warn" title="This assessment is not open for you." />
      }}
    </Loaded>
  )
}

function Start({ mine }: { readonly mine: Mine }) {
  const { at } = useHere()
  const next = nextOf(mine)
  return (
    <>
      <PageHeader
        title={mine.title}
        above={<Link to={at('my-assessments')}>My assessments</Link>}
        about={kindMeans[mine.kind]}
      />
      <div className="start-page">
        <Facts facts={factsOf(mine, next)} />
        {next.kind === 'start' && <EarlierReviews attempts={mine.attempts} />}
        {mine.instructions !== '' && (
          <Panel title="From your trainer">
            <QuestionText text={mine.instructions} />
          </Panel>
        )}
        <Panel title="How it works">
          <ul>
            {conditionWords(mine.conditions, mine.myMinutes).map((words) => (
              <li key={words}>{words}</li>
            ))}
            <li>You can flag questions, strike out options, and go back and forth until you submit.</li>
            <li>
              If the network fails, go on. Your answers are kept on this device and sent when it is back; the line on
              top always says whether they are saved.{mine.myMinutes !== null && ' The time runs on.'}
            </li>
            <li>If the browser or the machine fails, open this page again: you go on where you were.</li>
          </ul>
        </Panel>
        {next.kind === 'continue' && (
          <div>
            <Button component={Link} to={at(`exam/${next.attempt.attemptId}`)}>
              Continue
            </Button>
          </div>
        )}
        {next.kind === 'start' && <Declare mine={mine} />}
        {next.kind !== 'continue' && next.kind !== 'start' && <NotNow mine={mine} next={next} />}
      </div>
    </>
  )
}

type Later = Exclude<Next, { readonly kind: 'continue' | 'start' }>

/** Why it cannot be started, and what there is instead. */
function NotNow({ mine, next }: { readonly mine: Mine; readonly next: Later }) {
  const { at } = useHere()
  const { zone } = useViewer()
  if (next.kind === 'review')
    return (
      <>
        <Notice tone="calm" title="You have handed it in, and its review is open." />
        <div>
          <Button component={Link} to={at(`attempts/${next.attempt.attemptId}/review`)}>
            Read the review
          </Button>
        </div>
      </>
    )
  if (next.kind === 'nothing') {
    const handedIn = mine.attempts.length > 0
    return (
      <Notice
        tone="calm"
        title={handedIn ? 'You have handed it in. It has no review.' : 'It is closed, so it cannot be started.'}
      />
    )
  }
  const opens = mine.opensAt === null ? null : spanText({ from: instantAt(mine.opensAt) }, zone)
  return (
    <Notice
      tone="calm"
      title={
        next.for === 'opening' && opens !== null
          ? `It opens ${opens}. Come back then: it starts here.`
          : 'You have handed it in. Its review is not open yet.'
      }
    />
  )
}

function factsOf({ kind, questions, minutes, myMinutes, attemptsLeft, attemptsAllowed }: Mine, next: Next) {
  const left = next.kind === 'continue' ? next.attempt.minutesLeft : null
  const extra = minutes !== null && myMinutes !== null ? myMinutes - minutes : 0
  const time = myMinutes === null ? 'no limit' : minutesText(myMinutes)
  return [
    { label: 'Kind', value: kindCalled[kind] },
    { label: 'Questions', value: countText(questions, 'question') },
    { label: 'Your time', value: extra > 0 ? `${time}, ${minutesText(extra)} of it extra` : time },
    ...(left === null ? [] : [{ label: 'Left of it', value: minutesText(left) }]),
    { label: 'Attempts left', value: `${attemptsLeft} of ${attemptsAllowed}` },
  ]
}

/** Accepting and declaring, then the one button that starts the time. */
function Declare({ mine }: { readonly mine: Mine }) {
  const { organisationId, personId, at } = useHere()
  const { slug, accent } = useOrganisation()
  const navigate = useNavigate()
  const [begin] = useState(beginning)
  const code = useReading(readHonourCode, { params: { organisationId } })
  const [accepted, setAccepted] = useState<number | null>(null)
  const [closedBook, setClosedBook] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const player = usePlayer()
  const start = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      const { assessmentId } = mine
      const honourCode = mine.honourCode === null ? null : accepted
      await player.whenFetched()
      const started = await begin({ organisationId, personId, accent, assessmentId, honourCode, closedBook })
      const { attemptId, opened } = started
      if (opened) handOver({ ...opened, address: { organisationId, attemptId }, slug })
      await navigate({ to: at(`exam/${attemptId}`) })
    } catch (thrown) {
      const why = failureBehind(thrown)
      if (why.code === honourCodeFirst.code) code.again()
      setFailure(why)
      setBusy(false)
    }
  }
  // Words that were published since are not those that were read.
  const accepts = accepted !== null && accepted === code.value?.version
  const ready = (accepts || mine.honourCode === null) && (closedBook || !mine.conditions.closedBook)
  return (
    <form
      className="start-page-declare"
      onSubmit={(event) => {
        event.preventDefault()
        void start()
      }}
    >
      {mine.honourCode !== null && (
        <Loaded of={code} rows={3}>
          {({ text, version }) => (
            <>
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard */}
              <section className="start-page-code" aria-label="Honour code" tabIndex={0}>
                <QuestionText text={text} />
              </section>
              <Checkbox
                label="I have read the honour code and accept it"
                checked={accepts}
                onChange={({ currentTarget }) => setAccepted(currentTarget.checked ? version : null)}
              />
            </>
          )}
        </Loaded>
      )}
      {mine.conditions.closedBook && (
        <Checkbox
          label="I take this with closed book: no notes, no pages, no help"
          checked={closedBook}
          onChange={({ currentTarget }) => setClosedBook(currentTarget.checked)}
        />
      )}
      {failure && <FailureNotice failure={failure} />}
      <output className="start-page-fetching">
        {busy && (player.fetched ? 'Asking for your questions.' : 'Fetching the exam. Nothing has begun yet.')}
      </output>
      <div>
        <Button type="submit" loading={busy} disabled={!ready}>
          {mine.myMinutes === null ? 'Start' : `Start the ${minutesText(mine.myMinutes)}`}
        </Button>
      </div>
    </form>
  )
}
