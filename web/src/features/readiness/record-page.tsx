import './record-page.css'
import { readForecastRecord } from '@cadre/contracts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { missingText } from '../../lib/format/interval.ts'
import { countText, percentText } from '../../lib/format/number.ts'
import { Facts } from '../../ui/data/facts.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { Notice } from '../../ui/feedback/notice.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import type { ForecastRecord } from './forecast-record.ts'
import { JudgedForecasts } from './judged-forecasts.tsx'
import { ReadinessSections } from './readiness-sections.tsx'
import { ReliabilityBands } from './reliability-bands.tsx'

/** How right past forecasts were: what was said before each exam, against what came of it. */
export function RecordPage() {
  const { organisationId } = useHere()
  const record = useReading(readForecastRecord, { params: { organisationId } })
  return (
    <>
      <PageHeader
        title="How right forecasts were"
        about="The last forecast frozen before each exam against its result"
      />
      <ReadinessSections />
      <Loaded of={record} rows={8}>
        {(found) => (
          <div className="record-page">
            {found.outcomesMissing > 0 && (
              <Notice tone="calm" title={`Calibration: ${missingText(found.outcomesMissing, 'exam result')}`}>
                Below fifty results nobody can tell a good forecast from a lucky one. Until then chances are the model’s
                own and are not corrected.
                {found.unforecast > 0 &&
                  ` ${countText(found.unforecast, 'result')} came without a forecast before the exam.`}
              </Notice>
            )}
            <Panel title="Scores">
              <Facts facts={scoresOf(found)} />
            </Panel>
            {found.bands.length > 0 && <ReliabilityBands record={found} />}
            {found.forecasts.length > 0 && <JudgedForecasts forecasts={found.forecasts} />}
          </div>
        )}
      </Loaded>
    </>
  )
}

const figure = (value: number | null): string => (value === null ? '\u2013' : value.toFixed(3))

const scoresOf = ({ outcomes, passed, brier, baseBrier, logLoss, line, correction }: ForecastRecord) => [
  {
    label: 'Exams judged',
    value: String(outcomes),
    source: outcomes === 0 ? 'none yet' : `${passed} passed, ${percentText(passed / outcomes)}`,
  },
  { label: 'Brier score', value: figure(brier), source: '0 is perfect, 0.25 a coin' },
  { label: 'Saying the pass rate to all', value: figure(baseBrier), source: 'the Brier score to beat' },
  { label: 'Log loss', value: figure(logLoss), source: '0 is perfect, 0.693 a coin' },
  { label: 'Slope', value: line ? line.slope.toFixed(2) : '\u2013', source: '1 is right, below it over-confident' },
  {
    label: 'Intercept',
    value: line ? line.intercept.toFixed(2) : '\u2013',
    source: '0 is right, below it too hopeful',
  },
  {
    label: 'Correction in use',
    value: correction ? `${correction.intercept.toFixed(2)} + ${correction.slope.toFixed(2)} logit` : 'none',
    source: correction ? `from ${countText(correction.outcomes, 'result')}` : 'from fifty results on',
  },
]
