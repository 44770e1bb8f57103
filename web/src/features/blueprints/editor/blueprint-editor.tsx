import './blueprint-editor.css'
import { type Blueprint, parseBlueprint } from '@cadre/formats/blueprint'
import { Button, SegmentedControl, Tabs } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useHere } from '../../../api/here.ts'
import { countText } from '../../../lib/format/number.ts'
import { CoverageBars } from '../../../ui/charts/coverage-bars.tsx'
import { Panel } from '../../../ui/data/panel.tsx'
import { LeaveGuard } from '../../../ui/feedback/leave-guard.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import type { OpenBlueprint } from '../open-blueprint.ts'
import { coverageRows, fileOf, problemsOf } from './draft.ts'
import { ProblemList } from './file-problems.tsx'
import { FileView } from './file-view.tsx'
import { Checkpoints, Labs, Materials, Modules, SelfPaced, Sessions } from './parts.tsx'
import { SaveDraft } from './save-draft.tsx'

type Props = { readonly blueprint: OpenBlueprint; readonly again: () => void }

const parts = [
  { value: 'sessions', label: 'Sessions', part: Sessions },
  { value: 'modules', label: 'Modules', part: Modules },
  { value: 'labs', label: 'Labs', part: Labs },
  { value: 'self-paced', label: 'Self-paced', part: SelfPaced },
  { value: 'checkpoints', label: 'Checkpoints', part: Checkpoints },
  { value: 'materials', label: 'Materials', part: Materials },
] as const

/** The draft as a thing to work on, with its coverage beside it at every step (B3). */
export function BlueprintEditor({ blueprint, again }: Props) {
  const parsed = useMemo(() => parseBlueprint(blueprint.file), [blueprint.file])
  if (!parsed.ok)
    return (
      <Panel title="The kept draft cannot be read">
        <ProblemList problems={parsed.details.problems} />
      </Panel>
    )
  return <Editing kept={parsed.value} {...{ blueprint, again }} />
}

function Editing({ kept, blueprint, again }: Props & { readonly kept: Blueprint }) {
  const { may } = useHere()
  const [draft, setDraft] = useState(kept)
  const [base, setBase] = useState(blueprint.revision)
  const [typed, setTyped] = useState<string | null>(null)
  const put = (part: Partial<Blueprint>): void => setDraft((now) => ({ ...now, ...part }))
  const problems = useMemo(() => problemsOf(draft), [draft])
  const changed = draft !== kept && fileOf(draft) !== fileOf(kept)
  const unsaved = changed || typed !== null
  const mayWrite = may('blueprints.author')
  return (
    <div className="blueprint-editor">
      <LeaveGuard when={unsaved} what="changes to this draft" />
      <Panel title="Content">
        <Tabs defaultValue="sessions" keepMounted={false}>
          <Tabs.List>
            {parts.map(({ value, label }) => (
              <Tabs.Tab key={value} value={value}>
                {label}
              </Tabs.Tab>
            ))}
            <Tabs.Tab value="file">File</Tabs.Tab>
          </Tabs.List>
          {parts.map(({ value, part: Part }) => (
            <Tabs.Panel key={value} value={value}>
              <fieldset className="blueprint-editor-part" disabled={!mayWrite}>
                <Part draft={draft} put={put} />
              </fieldset>
            </Tabs.Panel>
          ))}
          <Tabs.Panel value="file">
            <FileView {...{ draft, mayWrite, typed }} onType={setTyped} onRead={setDraft} />
          </Tabs.Panel>
        </Tabs>
      </Panel>
      <aside className="blueprint-editor-side" aria-label="Draft and coverage">
        {(mayWrite || unsaved) && (
          <SaveDraft
            blueprint={blueprint}
            base={base}
            written={changed ? fileOf(draft) : null}
            unread={typed}
            sound={problems.length === 0}
            onSaved={setBase}
            onKeepMine={setBase}
            onTheirs={again}
          />
        )}
        {problems.length > 0 && (
          <Notice tone="warn" title={`${countText(problems.length, 'thing')} to mend before it can be saved`}>
            <ProblemList problems={problems.slice(0, 8)} />
          </Notice>
        )}
        <CoverageNow draft={draft} />
        {changed && mayWrite && (
          <Button variant="default" onClick={() => setDraft(kept)}>
            Drop what is not saved
          </Button>
        )}
      </aside>
    </div>
  )
}

const measures = [
  { value: 'sessions', label: 'Sessions' },
  { value: 'minutes', label: 'Minutes' },
  { value: 'questions', label: 'Questions' },
] as const
type Measure = (typeof measures)[number]['value']

function CoverageNow({ draft }: { readonly draft: Blueprint }) {
  const [measure, setMeasure] = useState<Measure>('sessions')
  return (
    <Panel title="Coverage">
      <div className="blueprint-editor-coverage">
        <SegmentedControl
          aria-label="Counted by"
          value={measure}
          onChange={(asked) => setMeasure(measures.find(({ value }) => value === asked)?.value ?? 'sessions')}
          data={[...measures]}
        />
        <CoverageBars title="Against the official weights" rows={coverageRows(draft, measure)} />
      </div>
    </Panel>
  )
}
