import './coming-up.css'
import { useHere } from '../../api/here.ts'
import { minutesText } from '../../lib/format/duration.ts'
import { spanText } from '../../lib/format/moment.ts'
import { instantAt } from '../../lib/format/wire.ts'
import type { SharedRun } from './live-run.ts'

/** The assignment until the next session, and what that one is about: how a session closes. */
export function ComingUp({ of: { work, next } }: { readonly of: NonNullable<SharedRun['comingUp']> }) {
  const { zone } = useHere()
  const when = (iso: string): string => spanText({ from: instantAt(iso) }, zone)
  return (
    <dl className="coming-up">
      {work.length > 0 && (
        <div>
          <dt>{next ? 'Until then' : 'Still to do'}</dt>
          {work.map(({ key, title, minutes, due }) => (
            <dd key={key}>
              {title}, {minutesText(minutes)} <small>before {when(due)}</small>
            </dd>
          ))}
        </div>
      )}
      <div>
        <dt>Next session</dt>
        <dd>
          {next ? (
            <>
              {next.title} <small>{when(next.startsAt)}</small>
            </>
          ) : (
            'This was the last one.'
          )}
        </dd>
      </div>
    </dl>
  )
}
