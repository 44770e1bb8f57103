import './blueprints-page.css'
import { exportBlueprint, pathOf, readBlueprint } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { spanText } from '../../lib/format/moment.ts'
import { instantAt } from '../../lib/format/wire.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { LoadingRows } from '../../ui/feedback/loading.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import type { OpenBlueprint } from './open-blueprint.ts'
import { PublishBlueprint } from './publish-blueprint.tsx'
import { versionMark } from './words.ts'

const BlueprintEditor = lazy(async () => ({
  default: (await import('./editor/blueprint-editor.tsx')).BlueprintEditor,
}))

/** One blueprint: its draft to work on, its coverage while one does, its versions. */
export function BlueprintPage() {
  const { organisationId, at, may } = useHere()
  const { blueprintId = '' } = useParams({ strict: false })
  const blueprint = useReading(readBlueprint, { params: { organisationId, blueprintId } })
  const [publishing, setPublishing] = useState(false)
  return (
    <Loaded of={blueprint} rows={12} page>
      {(found) => (
        <>
          <PageHeader
            title={found.title}
            above={<Link to={at('blueprints')}>Blueprints</Link>}
            about={
              <>
                {found.code} · <Mark tone={versionMark(found).tone}>{versionMark(found).words}</Mark>
              </>
            }
            more={
              <Button
                variant="default"
                component="a"
                href={pathOf(exportBlueprint, { organisationId, blueprintId })}
                download
              >
                Export as YAML
              </Button>
            }
            {...(may('blueprints.author')
              ? {
                  action: (
                    <Button disabled={!found.unpublishedChanges} onClick={() => setPublishing(true)}>
                      Publish version {(found.latestVersion ?? 0) + 1}
                    </Button>
                  ),
                }
              : {})}
          />
          <div className="blueprints-page-stack">
            <Suspense fallback={<LoadingRows rows={12} label="Loading the editor" />}>
              <BlueprintEditor key={blueprintId} blueprint={found} again={blueprint.again} />
            </Suspense>
            <Versions blueprint={found} />
          </div>
          {publishing && <PublishBlueprint blueprint={found} onClose={() => setPublishing(false)} />}
        </>
      )}
    </Loaded>
  )
}

function Versions({ blueprint }: { readonly blueprint: OpenBlueprint }) {
  const { organisationId, zone } = useHere()
  const { blueprintId, versions } = blueprint
  if (versions.length === 0) return null
  return (
    <Panel title="Versions">
      <ol className="blueprints-page-list">
        {versions
          .toSorted((a, b) => b.number - a.number)
          .map(({ versionId, number, publishedAt, publishedBy, note }) => (
            <li key={versionId}>
              <span>
                Version {number}
                <small>
                  {publishedBy}, {spanText({ from: instantAt(publishedAt) }, zone)}
                </small>
                {note !== '' && <small>{note}</small>}
              </span>
              <a href={`${pathOf(exportBlueprint, { organisationId, blueprintId })}?version=${number}`} download>
                File of version {number}
              </a>
            </li>
          ))}
      </ol>
    </Panel>
  )
}
