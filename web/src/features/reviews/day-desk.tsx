import { Button } from '@mantine/core'
import { browserClock, browserZone, todayIn } from '../../lib/clock.ts'
import { dateText } from '../../lib/format/date.ts'
import { NextAction } from '../../ui/data/next-action.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { LoadingRows } from '../../ui/feedback/loading.tsx'
import { Assignments } from './assignments.tsx'
import { useDesk, useDeskState } from './desk-context.ts'
import { HarderQuestions, type Opened } from './harder.tsx'
import { Progress } from './progress.tsx'
import { Reminders } from './reminders.tsx'
import { StudyLog } from './study-log.tsx'

type Props = { readonly onReview: () => void; readonly onHarder: (questions: Opened) => void }

/** One thing to do next with its minutes; below it the log, the work of the weeks, and how it goes. */
export function DayDesk({ onReview, onHarder }: Props) {
  const desk = useDesk()
  const { study, queue, fresh } = useDeskState()
  const due = desk.due()
  const minutes = Math.max(1, Math.round(due.reduce((sum, each) => sum + each.minutes, 0)))
  return (
    <>
      <h1>
        My day <small>{dateText(todayIn(browserZone(), browserClock()), 'spoken')}</small>
      </h1>
      {due.length > 0 ? (
        <NextAction
          title={due.length === 1 ? '1 review' : `${due.length} reviews`}
          minutes={minutes}
          reason="what you are about to forget, and the exam needs"
          action={<Button onClick={onReview}>Start reviewing</Button>}
        />
      ) : (
        <Panel title="No reviews are due">
          <p className="day-page-quiet">{quietText(queue.length, fresh)}</p>
        </Panel>
      )}
      {fresh && <HarderQuestions onOpen={onHarder} />}
      <StudyLog />
      {study === null ? <LoadingRows rows={4} label="Loading your assignments" /> : <Assignments study={study} />}
      {study !== null && <Progress study={study} />}
      {fresh && <Reminders />}
    </>
  )
}

const quietText = (later: number, fresh: boolean): string => {
  if (later > 0) return `${later === 1 ? '1 comes' : `${later} come`} in the next six days.`
  return fresh
    ? 'Questions that you answer in assessments and sessions come back here shortly before you would forget them.'
    : 'They come with the next connection.'
}
