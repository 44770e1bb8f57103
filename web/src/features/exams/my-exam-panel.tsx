import type { PlainDate } from '@cadre/kernel'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { dateRangeText, dateText } from '../../lib/format/date.ts'
import { countText } from '../../lib/format/number.ts'
import { momentOf } from '../../lib/format/wire.ts'
import { type Fact, Facts } from '../../ui/data/facts.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { WhenBoth } from '../../ui/data/when-both.tsx'
import { BookMyExam } from './book-my-exam.tsx'
import { ExamResults } from './exam-results.tsx'
import { RecordResult } from './record-result.tsx'
import type { MyExam } from './words.ts'

type Props = { readonly exam: MyExam; readonly today: PlainDate }

/** One exam: its date, voucher and clock, then every result. */
export function MyExamPanel({ exam, today }: Props) {
  const [asked, setAsked] = useState<'book' | 'result' | null>(null)
  const close = (): void => setAsked(null)
  const hasPassed = exam.results.some(({ passed }) => passed)
  return (
    <Panel
      title={`${exam.code} ${exam.name}`}
      aside={hasPassed ? <Mark tone="good">Passed</Mark> : <Mark tone="calm">Not passed yet</Mark>}
    >
      <div className="exams-page-body">
        <Facts facts={factsOf(exam, today)} />
        <div className="exams-page-acts">
          <Button variant={exam.booking ? 'filled' : 'default'} onClick={() => setAsked('result')}>
            Record a result
          </Button>
          {exam.cohort && !hasPassed && (
            <Button variant={exam.booking ? 'default' : 'filled'} onClick={() => setAsked('book')}>
              {exam.booking ? 'Change the exam date' : 'Record my exam date'}
            </Button>
          )}
        </div>
        {exam.results.length > 0 && <ExamResults results={exam.results} />}
      </div>
      {asked === 'book' && exam.cohort && <BookMyExam exam={exam} cohort={exam.cohort} onClose={close} />}
      {asked === 'result' && <RecordResult exam={exam} today={today} onClose={close} />}
    </Panel>
  )
}

function factsOf({ booking, cohort, clock, vouchers, retiresOn }: MyExam, today: PlainDate): Fact[] {
  const window = cohort?.window
  const blocked = clock.earliest !== null && clock.earliest > today ? clock.earliest : null
  const [rule] = clock.rules
  const open = vouchers.filter(({ state }) => state === 'assigned')
  return [
    {
      label: 'Exam date',
      value: booking ? <WhenBoth {...momentOf(booking, cohort?.zone ?? 'UTC')} /> : 'not booked',
      ...(window && { source: `${cohort.name} should sit ${dateRangeText(window.from, window.to)}` }),
    },
    ...open.map(({ voucherCode, expiresOn, endsBeforeExam }) => ({
      label: 'Voucher',
      value: <span className="exams-page-code">{voucherCode}</span>,
      source: endsBeforeExam
        ? `good until ${dateText(expiresOn, 'full')}: before your exam date`
        : `good until ${dateText(expiresOn, 'full')}`,
    })),
    {
      label: 'Sitting it again',
      value:
        blocked !== null ? (
          <Mark tone="warn">{`not before ${dateText(blocked, 'full')}`}</Mark>
        ) : clock.attempts === 0 ? (
          'nothing stands against it'
        ) : (
          `possible, after ${countText(clock.attempts, 'attempt')}`
        ),
      ...(rule && { source: rule.words }),
    },
    ...(retiresOn === null
      ? []
      : [
          {
            label: 'Retires',
            value: <Mark tone="warn">{dateText(retiresOn, 'full')}</Mark>,
            source: 'no exam from then on',
          },
        ]),
  ]
}
