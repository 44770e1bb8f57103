import './attendance-strip.css'
import { ChartFrame } from './chart-frame.tsx'

export type Attendance = 'present' | 'partly' | 'excused' | 'absent' | 'ahead'
export type Attendee = {
  readonly id: string
  readonly name: string
  /** One for each session, in their order. */
  readonly marks: readonly Attendance[]
}

type Props = { readonly title: string; readonly sessions: readonly string[]; readonly people: readonly Attendee[] }

const words: Record<Attendance, string> = {
  present: 'present',
  partly: 'partly present',
  excused: 'excused with notice',
  absent: 'absent',
  ahead: 'still to come',
}
const order = ['present', 'partly', 'excused', 'absent', 'ahead'] as const satisfies readonly Attendance[]

/** Cells are told apart by shape: full, half, ring, cross, dot. */
function Cell({ mark }: { readonly mark: Attendance }) {
  return (
    <svg className="attendance-strip-cell" data-mark={mark} width="14" height="14" viewBox="0 0 14 14">
      {mark === 'present' && <rect width="14" height="14" rx="2" />}
      {mark === 'partly' && (
        <>
          <rect x="0.75" y="0.75" width="12.5" height="12.5" rx="1.5" className="outline" />
          <path d="M0 14V2a2 2 0 0 1 2-2h5v14Z" />
        </>
      )}
      {mark === 'excused' && <rect x="0.75" y="0.75" width="12.5" height="12.5" rx="1.5" className="outline" />}
      {mark === 'absent' && <path d="m2.5 2.5 9 9m0-9-9 9" className="outline" />}
      {mark === 'ahead' && <circle cx="7" cy="7" r="1.5" />}
    </svg>
  )
}

const countOf = (person: Attendee): string => {
  const held = person.marks.filter((mark) => mark !== 'ahead')
  return `${held.filter((mark) => mark === 'present').length} of ${held.length}`
}

/** Who was there, session by session. */
export function AttendanceStrip({ title, sessions, people }: Props) {
  return (
    <ChartFrame
      title={title}
      summary={people.map((person) => `${person.name}: ${countOf(person)}`).join('; ')}
      twin={{
        columns: ['Person', ...sessions],
        rows: people.map((person) => [person.name, ...person.marks.map((mark) => words[mark])]),
      }}
      legend={order.map((mark) => (
        <span key={mark} className="attendance-strip-key">
          <Cell mark={mark} /> {words[mark]}
        </span>
      ))}
    >
      {() => (
        <div className="attendance-strip" aria-hidden>
          {people.map((person) => (
            <div key={person.id} className="attendance-strip-row">
              <span className="attendance-strip-name">{person.name}</span>
              <span className="attendance-strip-cells">
                {person.marks.map((mark, i) => (
                  <span key={sessions[i]} title={`${sessions[i]}: ${words[mark]}`}>
                    <Cell mark={mark} />
                  </span>
                ))}
              </span>
              <span className="attendance-strip-count">{countOf(person)}</span>
            </div>
          ))}
        </div>
      )}
    </ChartFrame>
  )
}
