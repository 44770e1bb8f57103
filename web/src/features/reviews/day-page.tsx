import './day-page.css'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { IconArrowLeft } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { mediaAddressesIn, mediaAddressOf } from '../../api/question-media.ts'
import { type OpenedDesk, openDesk } from '../../api/self-paced/open-desk.ts'
import type { Desk } from '../../api/self-paced/desk.ts'
import { browserClock } from '../../lib/clock.ts'
import { keepShell } from '../../lib/device/exam-worker.ts'
import { LoadingPage } from '../../ui/feedback/loading.tsx'
import { Notice } from '../../ui/feedback/notice.tsx'
import { MediaAddress } from '../../ui/question/question-text.tsx'
import { DayDesk } from './day-desk.tsx'
import { DeskContext } from './desk-context.ts'
import type { Opened } from './harder.tsx'
import { ReviewPlayer } from './review-player.tsx'
import { SyncLine } from './sync-line.tsx'
import { whyText } from './words.ts'

/** The self-paced day on a screen of its own, for the phone first: it opens and works without a network (S4). */
export function DayPage() {
  const client = useQueryClient()
  const { slug = '' } = useParams({ strict: false })
  const [opened, setOpened] = useState<OpenedDesk | null>(null)
  useEffect(() => {
    let shown = true
    void openDesk(client, slug).then((desk) => {
      if (shown) setOpened(desk)
    })
    return () => void (shown = false)
  }, [client, slug])
  if (opened === null) return <LoadingPage />
  if ('desk' in opened) return <Shown key={slug} desk={opened.desk} slug={slug} />
  return (
    <main id="main" className="day-page" tabIndex={-1}>
      <title>My day · Cadre</title>
      <h1>My day</h1>
      <NotOpened kind={opened.kind} slug={slug} />
    </main>
  )
}

type Unopened = Exclude<OpenedDesk, { readonly desk: Desk }>['kind']

function NotOpened({ kind, slug }: { readonly kind: Unopened; readonly slug: string }) {
  if (kind === 'not-open')
    return (
      <Notice
        tone="calm"
        title="Your role here has no day of its own"
        action={<a href={`/o/${slug}`}>Go to your first page</a>}
      >
        Reviews, assignments and a study log are for those who take part in a programme.
      </Notice>
    )
  if (kind === 'signed-out')
    return (
      <Notice
        tone="warn"
        title="Sign in to see your day"
        action={<a href={`/sign-in?to=${encodeURIComponent(`/o/${slug}/day`)}`}>Sign in</a>}
      >
        What you did before is kept on this device.
      </Notice>
    )
  return (
    <Notice tone="warn" title="Your day cannot be opened here without a connection">
      It was not opened in this browser before. Connect to the network and load the page again.
    </Notice>
  )
}

/** Null: the reviews that are due. */
type Playing = { readonly questions: Opened | null }

const reviewsCalled = { one: 'review', many: 'reviews', done: 'Done for today' }
const harderCalled = { one: 'harder question', many: 'harder questions', done: 'Done with the harder questions' }

function Shown({ desk, slug }: { readonly desk: Desk; readonly slug: string }) {
  const [playing, setPlaying] = useState<Playing | null>(null)
  useDelivery(desk)
  const leave = useCallback(() => setPlaying(null), [])
  const left = useCallback(
    (done: number) =>
      playing?.questions?.slice(done) ??
      desk.due().map((review) => ({ ...review, says: whyText(review.why, browserClock()) })),
    [desk, playing],
  )
  return (
    <DeskContext value={desk}>
      <MediaAddress value={mediaAddressOf(desk.organisationId)}>
        <main id="main" className="day-page" tabIndex={-1}>
          <title>My day · Cadre</title>
          <header className="day-page-head">
            <Link to="/o/$slug/today" params={{ slug }} className="day-page-back">
              <IconArrowLeft size={16} stroke={1.5} aria-hidden /> Today
            </Link>
            <SyncLine />
          </header>
          {playing ? (
            <ReviewPlayer left={left} called={playing.questions ? harderCalled : reviewsCalled} onLeave={leave} />
          ) : (
            <DayDesk
              onReview={() => setPlaying({ questions: null })}
              onHarder={(questions) => setPlaying({ questions })}
            />
          )}
        </main>
      </MediaAddress>
    </DeskContext>
  )
}

/** Between tries while something waits. */
const againMs = 20_000

/** Delivers and asks anew when the page opens, when the network or the reader comes back, and now and then while something waits. */
function useDelivery(desk: Desk): void {
  useEffect(() => {
    const go = (): void => void desk.refresh().then((reached) => reached && keepOffline(desk))
    const seen = (): void => void (document.visibilityState === 'visible' && go())
    const timer = setInterval(() => void (desk.outbox.state().waiting > 0 && go()), againMs)
    go()
    addEventListener('online', go)
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearInterval(timer)
      removeEventListener('online', go)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [desk])
}

/** What is loaded only when needed, so that it is there when it cannot be loaded any more; and the images of the week. */
function keepOffline(desk: Desk): void {
  const pieces = [import('../../ui/data/rich-markdown.tsx'), import('../../ui/commands/shortcuts-sheet.tsx')]
  void Promise.allSettled(pieces).then(() =>
    keepShell('day', mediaAddressesIn(desk.organisationId, desk.state().queue)),
  )
}
