import { dateText } from '../../lib/format/date.ts'
import { percentText } from '../../lib/format/number.ts'
import { ReadinessHistory } from '../../ui/charts/readiness-history.tsx'
import { ChartTable } from '../../ui/charts/chart-table.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import type { CohortReadiness } from './cohort-readiness.ts'

/** The chances of a group from week to week: their mean, from the lowest to the highest, and everybody's in the table (R3). */
export function Progression({ cohort: { progression, people, target } }: { readonly cohort: CohortReadiness }) {
  if (progression.length === 0)
    return (
      <Panel title="Progression">
        <p className="cohort-readiness-page-note">
          Each night the forecasts that changed are kept; from the first one on, the weeks stand here.
        </p>
      </Panel>
    )
  const chance = (week: CohortReadiness['progression'][number], personId: string): string => {
    const found = week.byPerson.find((each) => each.personId === personId)
    return found ? percentText(found.chance) : '\u2013'
  }
  return (
    <Panel title="Progression">
      <div className="cohort-readiness-page-weeks">
        {progression.length > 1 && (
          <ReadinessHistory
            title="Mean chance of passing by week; the band goes from the lowest to the highest"
            points={progression.map(({ week, mean, lowest, highest }) => ({
              date: week,
              value: mean,
              low: lowest,
              high: highest,
            }))}
            target={target}
          />
        )}
        <ChartTable
          label="Chance of passing by week"
          twin={{
            columns: ['Week of', 'Mean', 'People', ...people.map(({ name }) => name)],
            rows: progression.map((week) => [
              dateText(week.week, 'short'),
              percentText(week.mean),
              String(week.people),
              ...people.map(({ personId }) => chance(week, personId)),
            ]),
          }}
        />
      </div>
    </Panel>
  )
}
