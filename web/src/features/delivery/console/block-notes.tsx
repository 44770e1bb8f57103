import { Panel } from '../../../ui/data/panel.tsx'
import { QuestionText } from '../../../ui/question/question-text.tsx'
import type { SharedRun } from '../live-run.ts'
import type { Console } from './use-console.ts'

/** What the trainer says, asks and shows now; what is owed from last time stands first. */
export function BlockNotes({ run, console }: { readonly run: SharedRun; readonly console: Console }) {
  const place = run.at ?? 0
  const block = run.blocks[place]
  const notes = console.notes.find(({ key }) => key === block?.key)?.notes ?? []
  return (
    <Panel title={`Notes: ${block?.title ?? ''}`}>
      {console.owed.length > 0 && place === 0 && (
        <div className="console-owed">
          <h3>Owed from last time</h3>
          <ul>
            {console.owed.map(({ objective, words }) => (
              <li key={objective}>{words}</li>
            ))}
          </ul>
        </div>
      )}
      {notes.length === 0 ? (
        <p className="console-quiet">No notes for this block.</p>
      ) : (
        <ul className="console-notes">
          {notes.map((note) => (
            <li key={note}>
              <QuestionText text={note} />
            </li>
          ))}
        </ul>
      )}
      {console.materials.length > 0 && (
        <p className="console-materials">
          {console.materials.map(({ title, url }) => (
            <a key={url} href={url} target="_blank" rel="noreferrer">
              {title}
            </a>
          ))}
        </p>
      )}
    </Panel>
  )
}
