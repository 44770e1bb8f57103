import './blueprints-page.css'
import { listBlueprints, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { IconBlocks } from '@tabler/icons-react'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { countText } from '../../lib/format/number.ts'
import { spanText } from '../../lib/format/moment.ts'
import { instantAt } from '../../lib/format/wire.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { useViewer } from '../../ui/data/viewer.ts'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { MakeBlueprint } from './make-blueprint.tsx'
import { versionMark } from './words.ts'

type Blueprint = ReplyOf<typeof listBlueprints>['items'][number]

function ChangedAt({ at }: { readonly at: string }) {
  return spanText({ from: instantAt(at) }, useViewer().zone)
}

const columns: Column<Blueprint>[] = [
  { id: 'title', header: 'Blueprint', value: ({ title }) => title },
  {
    id: 'code',
    header: 'Exam',
    value: ({ code }) => code,
    cell: ({ code, retired }) => (retired ? <Mark tone="bad">{`${code}, retired`}</Mark> : code),
  },
  {
    id: 'version',
    header: 'Version',
    value: ({ latestVersion }) => latestVersion,
    cell: (blueprint) => <Mark tone={versionMark(blueprint).tone}>{versionMark(blueprint).words}</Mark>,
  },
  {
    id: 'outline',
    header: 'Outline',
    value: ({ outline }) => outline.weeks,
    cell: ({ outline }) => `${countText(outline.weeks, 'week')}, ${countText(outline.sessions, 'session')}`,
  },
  {
    id: 'labs',
    header: 'Labs tested',
    numeric: true,
    value: ({ outline }) => outline.testedLabs,
    cell: ({ outline }) => `${outline.testedLabs} of ${outline.labs}`,
  },
  {
    id: 'changed',
    header: 'Changed',
    value: ({ changedAt }) => changedAt,
    cell: (b) => <ChangedAt at={b.changedAt} />,
  },
]

const newestFirst = { id: 'changed', desc: true }

/** What is taught, exam by exam: the drafts people work on and the versions cohorts stand on. */
export function BlueprintsPage() {
  const { organisationId, at, may } = useHere()
  const blueprints = useReading(listBlueprints, { params: { organisationId } })
  const navigate = useNavigate()
  const [making, setMaking] = useState(false)
  const make = may('blueprints.author') ? <Button onClick={() => setMaking(true)}>Make a blueprint</Button> : undefined
  return (
    <>
      <PageHeader title="Blueprints" {...(make ? { action: make } : {})} />
      <Loaded of={blueprints}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title="No blueprint yet"
              icon={<IconBlocks size={24} stroke={1.5} aria-hidden />}
              action={
                make ?? (
                  <Button component={Link} to={at('catalogue')} variant="default">
                    Open the catalogue
                  </Button>
                )
              }
            >
              A blueprint says what is taught when, with labs, materials and checkpoints, and how it covers the exam.
            </EmptyState>
          ) : (
            <Panel title={countText(items.length, 'blueprint')} flush>
              <DataTable
                label="Blueprints"
                columns={columns}
                rows={items}
                rowId={({ blueprintId }) => blueprintId}
                sortedBy={newestFirst}
                onOpen={({ blueprintId }) => void navigate({ to: at(`blueprints/${blueprintId}`) })}
                empty={null}
              />
            </Panel>
          )
        }
      </Loaded>
      {making && <MakeBlueprint blueprints={blueprints.value?.items ?? []} onClose={() => setMaking(false)} />}
    </>
  )
}
