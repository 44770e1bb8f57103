import './exams-page.css'
import { readMyExams } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconRosetteDiscountCheck } from '@tabler/icons-react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { ExamLinks } from './exam-links.tsx'
import { MyExamPanel } from './my-exam-panel.tsx'

/** When one sits what, with which voucher, how it went, and when again (R4). */
export function ExamsPage() {
  const { organisationId, at } = useHere()
  const found = useReading(readMyExams, { params: { organisationId } })
  return (
    <>
      <PageHeader title="My exams" />
      <ExamLinks />
      <Loaded of={found} rows={8}>
        {({ exams, today }) =>
          exams.length === 0 ? (
            <EmptyState
              title="No exam is ahead of you"
              icon={<IconRosetteDiscountCheck size={24} stroke={1.5} aria-hidden />}
              action={
                <Button component={Link} to={at('cohorts')} variant="default">
                  Look at the cohorts
                </Button>
              }
            >
              With a seat in a cohort its exam stands here: your date, your voucher, and afterwards your result.
            </EmptyState>
          ) : (
            <div className="exams-page">
              {exams.map((exam) => (
                <MyExamPanel key={exam.certificationId} exam={exam} today={today} />
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  )
}
