import { type CallInput, createBlueprint, listShipped } from '@cadre/contracts'
import { Button, FileInput, Modal, SegmentedControl } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useWriting } from '../../api/writing.ts'
import { countText } from '../../lib/format/number.ts'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import type { Failure } from '../../lib/failure.ts'
import { Refusal } from './refusal.tsx'

type From = CallInput<typeof createBlueprint>['body']['from']
type Source = From['kind']
type Copyable = { readonly blueprintId: string; readonly title: string; readonly code: string }
type Props = { readonly blueprints: readonly Copyable[]; readonly onClose: () => void }

const sources = [
  { value: 'shipped', label: 'Ships with Cadre' },
  { value: 'copy', label: 'Copy' },
  { value: 'file', label: 'File' },
] as const
const sourceOf = (asked: string): Source => sources.find(({ value }) => value === asked)?.value ?? 'shipped'

/** A new blueprint from one that ships, from another of the organisation, or from a file. */
export function MakeBlueprint({ blueprints, onClose }: Props) {
  const { organisationId, at } = useHere()
  const create = useWriting(createBlueprint)
  const navigate = useNavigate()
  const [source, setSource] = useState<Source>('shipped')
  const [refused, setRefused] = useState<{ failure: Failure; file: string | null } | null>(null)
  const make = async (from: From): Promise<void> => {
    setRefused(null)
    const done = await create.run({ params: { organisationId }, body: { from } })
    if (!done.ok) return setRefused({ failure: done.failure, file: from.kind === 'file' ? from.file : null })
    sayDone('The blueprint is here as a draft.')
    await navigate({ to: at(`blueprints/${done.value.blueprintId}`) })
  }
  return (
    <Modal opened onClose={onClose} size="lg" title="Make a blueprint" closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="blueprints-page-stack">
        <SegmentedControl
          aria-label="From"
          value={source}
          onChange={(value) => {
            setRefused(null)
            setSource(sourceOf(value))
          }}
          data={[...sources]}
        />
        {source === 'shipped' && <Shipped busy={create.busy} onTake={(key) => void make({ kind: 'shipped', key })} />}
        {source === 'copy' && (
          <ul className="blueprints-page-list">
            {blueprints.map(({ blueprintId, title, code }) => (
              <li key={blueprintId}>
                <span>
                  {title} <small>{code}</small>
                </span>
                <Button
                  variant="default"
                  size="compact-sm"
                  disabled={create.busy}
                  onClick={() => void make({ kind: 'copy', blueprintId })}
                >
                  Copy it<span className="visually-hidden">: {title}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
        {source === 'file' && (
          <FileInput
            label="Blueprint file"
            description="YAML or JSON, as exported from Cadre or written by hand"
            placeholder="Choose a file"
            accept=".yaml,.yml,.json,text/yaml,application/json"
            disabled={create.busy}
            onChange={(file) => void file?.text().then((text) => make({ kind: 'file', file: text }))}
          />
        )}
        {refused && <Refusal {...refused} />}
      </div>
    </Modal>
  )
}

function Shipped({ busy, onTake }: { readonly busy: boolean; readonly onTake: (key: string) => void }) {
  const { organisationId } = useHere()
  const shipped = useReading(listShipped, { params: { organisationId } })
  return (
    <Loaded of={shipped} rows={3}>
      {({ items }) => (
        <ul className="blueprints-page-list">
          {items.map(({ key, title, summary, outline, retiredOn }) => (
            <li key={key}>
              <span>
                {title}
                <small>
                  {countText(outline.weeks, 'week')}, {countText(outline.sessions, 'session')},{' '}
                  {countText(outline.labs, 'lab')}
                  {retiredOn !== null && `; the exam retired on ${retiredOn}`}
                </small>
                <small>{summary}</small>
              </span>
              <Button variant="default" size="compact-sm" disabled={busy} onClick={() => onTake(key)}>
                Take it<span className="visually-hidden">: {title}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}
