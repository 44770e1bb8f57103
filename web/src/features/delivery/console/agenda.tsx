import { clockOf, spentOn } from '@cadre/session'
import { minutesText } from '../../../lib/format/duration.ts'
import { Panel } from '../../../ui/data/panel.tsx'
import { runOf, type SharedRun } from '../live-run.ts'
import { useServerNow } from '../use-live-run.ts'

/** The blocks with what they are given, what they took, and where the session is. */
export function Agenda({ run: shared, skewMs }: { readonly run: SharedRun; readonly skewMs: number }) {
  const now = useServerNow(skewMs)
  const run = runOf(shared)
  const { leftMs } = clockOf(run, now)
  return (
    <Panel title="Agenda" aside={<span className="console-aside">{minutesText(leftMs / 60_000)} left</span>}>
      <ol className="agenda">
        {shared.blocks.map(({ key, title, plannedMs, allottedMs }, at) => {
          const spent = spentOn(run, at, now)
          const left = allottedMs === 0 && spent === 0
          return (
            <li
              key={key}
              data-now={at === shared.at}
              data-left-out={left}
              {...(at === shared.at && { 'aria-current': 'step' })}
            >
              <span className="agenda-title">{title}</span>
              <span className="agenda-minutes">
                {left ? 'left out' : minutesText(allottedMs / 60_000)}
                {!left && allottedMs !== plannedMs && <s>{minutesText(plannedMs / 60_000)}</s>}
              </span>
              <svg className="agenda-bar" width="100%" height="4" aria-hidden>
                <rect className="agenda-track" width="100%" height="4" />
                <rect
                  className="agenda-spent"
                  data-over={spent > allottedMs}
                  width={`${allottedMs === 0 ? 0 : Math.min(100, (100 * spent) / allottedMs)}%`}
                  height="4"
                />
              </svg>
              <span className="visually-hidden">{minutesText(spent / 60_000)} spent</span>
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}
