import { Button, NativeSelect } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { minutesText } from '../../lib/format/duration.ts'
import { NextAction } from '../../ui/data/next-action.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { SortableList } from '../../ui/data/sortable-list.tsx'
import { LoadingRows } from '../../ui/feedback/loading.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { OrganisationSwitch } from '../../ui/shell/organisation-switch.tsx'
import { useAccent } from '../../ui/theme/use-accent.ts'

const Markdown = lazy(async () => ({ default: (await import('../../ui/data/markdown.tsx')).Markdown }))

const accents = [
  { value: '', label: 'House blue' },
  { value: '#ffd500', label: 'Yellow' },
  { value: '#e4002b', label: 'Red' },
  { value: '#00a651', label: 'Green' },
  { value: '#7a1fa2', label: 'Violet' },
  { value: '#000000', label: 'Black' },
]

const organisations = [
  { id: 'north', name: 'Northwind Cloud Agency' },
  { id: 'harbour', name: 'Harbour Analytics' },
  { id: 'ridge', name: 'Ridge Partners' },
] as const

/** The standard 90 minutes (mission B2). */
const standard = [
  { id: 'review', name: 'Opening review', minutes: 15 },
  { id: 'instruction', name: 'Core instruction', minutes: 30 },
  { id: 'lab', name: 'Hands-on lab', minutes: 25 },
  { id: 'practice', name: 'Practice and discussion', minutes: 15 },
  { id: 'closing', name: 'Closing', minutes: 5 },
]

const note = `**Why B is better than C:** both store the features, but only B serves them *online*.

- read the [exam guide](https://example.org/guide), section 2
- run \`make lab\` before Thursday`

export function ShellSection() {
  const [accent, setAccent] = useState('')
  const [current, setCurrent] = useState<string>(organisations[0].id)
  const [blocks, setBlocks] = useState(standard)
  useAccent(accent === '' ? null : accent)
  return (
    <>
      <NextAction
        title="9 review cards before Thursday"
        minutes={6}
        reason="four of them would be forgotten by then"
        action={<Button onClick={() => sayDone('Started')}>Start reviewing</Button>}
      />
      <div className="gallery-half">
        <Panel title="Organisation">
          <div className="gallery-stack">
            <OrganisationSwitch
              current={organisations.find(({ id }) => id === current) ?? organisations[0]}
              others={organisations.filter(({ id }) => id !== current)}
              onSwitch={setCurrent}
            />
            <NativeSelect
              label="Accent"
              data={accents}
              value={accent}
              onChange={(event) => setAccent(event.currentTarget.value)}
            />
            <Suspense fallback={<LoadingRows rows={3} />}>
              <Markdown text={note} />
            </Suspense>
          </div>
        </Panel>
      </div>
      <div className="gallery-half">
        <Panel title="Blocks in order">
          <SortableList
            label="Blocks of the session"
            items={blocks}
            itemId={({ id }) => id}
            itemName={({ name }) => name}
            onReorder={setBlocks}
            render={({ name, minutes }) => (
              <div className="gallery-block">
                {name} <span>{minutesText(minutes)}</span>
              </div>
            )}
          />
        </Panel>
      </div>
    </>
  )
}
