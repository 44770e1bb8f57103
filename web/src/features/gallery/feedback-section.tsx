import { Button, SegmentedControl, Tooltip } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { unreachable } from '../../api/problem.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { LoadingRows } from '../../ui/feedback/loading.tsx'
import { Notice } from '../../ui/feedback/notice.tsx'
import { sayDone, sayFailure, sayUndo } from '../../ui/feedback/say.tsx'

const away = unreachable

export function FeedbackSection() {
  return (
    <>
      <Panel title="Buttons and marks">
        <div className="gallery-stack">
          <div className="gallery-row">
            <Button>Primary</Button>
            <Button variant="default">Default</Button>
            <Button variant="subtle">Subtle</Button>
            <Button variant="light">Light</Button>
            <Button color="red">Delete 4 answers</Button>
            <Button disabled>Not yet</Button>
            <Tooltip label="Says more on hover and focus">
              <Button variant="default">With a hint</Button>
            </Tooltip>
          </div>
          <div className="gallery-row">
            <Mark tone="good">On track</Mark>
            <Mark tone="warn">Needs time</Mark>
            <Mark tone="bad">At risk</Mark>
            <Mark tone="calm">Not started</Mark>
          </div>
          <SegmentedControl aria-label="Grouping" data={['Sessions', 'Minutes', 'Questions']} />
          <div className="gallery-row">
            <Button variant="default" onClick={() => sayDone('Attendance is confirmed')}>
              Say done
            </Button>
            <Button
              variant="default"
              onClick={() => sayUndo('Session 8 moved to Friday', () => sayDone('Session 8 is back on Thursday'))}
            >
              Say it with undo
            </Button>
            <Button variant="default" onClick={() => sayFailure(away)}>
              Say a failure
            </Button>
          </div>
        </div>
      </Panel>
      <Panel title="Notices">
        <div className="gallery-stack">
          <Notice tone="calm" title="A new exam guide comes into force on 1 Mar.">
            Three objectives change. Your cohort keeps the version it started with.
          </Notice>
          <Notice tone="good" title="All five people have confirmed." />
          <Notice
            tone="warn"
            title="The exam retires on 10 Mar."
            action={<Button variant="default">Show who is affected</Button>}
          >
            Cohort B finishes its exam window on 14 Mar, four days too late.
          </Notice>
          <FailureNotice failure={away} onRetry={() => sayDone('Loaded')} />
        </div>
      </Panel>
      <div className="gallery-half">
        <EmptyState
          icon={<IconCalendarPlus size={24} stroke={1.5} aria-hidden />}
          title="No sessions yet"
          action={
            <>
              <Button>Choose dates</Button>
              <Button variant="default">Import a calendar</Button>
            </>
          }
        >
          Choose a start, weekdays and a time zone; the blueprint does the rest.
        </EmptyState>
      </div>
      <div className="gallery-half">
        <LoadingRows rows={4} />
      </div>
    </>
  )
}
