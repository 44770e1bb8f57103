import { readOwnReadiness } from '@cadre/contracts'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { dateText } from '../../lib/format/date.ts'
import { missingText } from '../../lib/format/interval.ts'
import { ReadinessBands } from '../../ui/charts/readiness-bands.tsx'
import { Panel } from '../../ui/data/panel.tsx'

/** One's chance of passing each exam ahead, as a band; what moves it is one step away (R1). */
export function OwnReadiness() {
  const { organisationId, at } = useHere()
  const found = useReading(readOwnReadiness, { params: { organisationId } })
  const ahead = (found.value?.items ?? []).filter(({ exam, cohort }) => cohort !== null && exam?.over !== true)
  if (ahead.length === 0) return null
  return (
    <Panel title="Readiness" aside={<Link to={at('readiness')}>What moves it most</Link>}>
      <ReadinessBands
        title="Chance of passing"
        first="Exam"
        target={ahead[0]?.target ?? 0.8}
        rows={ahead.map(({ certificationId, code, exam, forecast, answersMissing }) => ({
          id: certificationId,
          label: exam ? `${code}, ${dateText(exam.on)}` : code,
          forecast: forecast && { value: forecast.chance, low: forecast.low, high: forecast.high },
          missing: missingText(answersMissing, 'answer'),
        }))}
      />
    </Panel>
  )
}
