import { ReadinessBands } from '../../ui/charts/readiness-bands.tsx'
import { countText, percentText } from '../../lib/format/number.ts'
import { Panel } from '../../ui/data/panel.tsx'
import type { ForecastRecord } from './forecast-record.ts'

/** Forecasts of similar chance, and the share of them that passed: where they were right, the share lies at the forecast. */
export const ReliabilityBands = ({ record }: { readonly record: ForecastRecord }) => (
  <Panel title="Reliability">
    <ReadinessBands
      title="Share that passed, by what was forecast"
      first="Forecast"
      value="passed"
      rows={record.bands.map(({ meanForecast, people, share, low, high }) => ({
        id: `${meanForecast}`,
        label: `${percentText(meanForecast)}, ${countText(people, 'exam')}`,
        forecast: { value: share, low, high },
      }))}
    />
  </Panel>
)
