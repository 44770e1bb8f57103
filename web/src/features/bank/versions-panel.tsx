import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useHere } from '../../api/here.ts'
import { spanText } from '../../lib/format/moment.ts'
import { instantAt } from '../../lib/format/wire.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import type { Found } from './draft.ts'

const VersionDialog = lazy(async () => ({ default: (await import('./version-dialog.tsx')).VersionDialog }))

type Version = Found['versions'][number]

/** What became of each version; each opens as it was frozen. */
export function VersionsPanel({ found }: { readonly found: Found }) {
  const [opened, setOpened] = useState<number | null>(null)
  if (found.versions.length === 0) return null
  return (
    <Panel title="Versions">
      <ul className="question-page-versions">
        {found.versions.map((version) => (
          <VersionLine
            key={version.versionId}
            version={version}
            found={found}
            onOpen={() => setOpened(version.number)}
          />
        ))}
      </ul>
      <Suspense>
        {opened !== null && (
          <VersionDialog key={opened} found={found} number={opened} onClose={() => setOpened(null)} />
        )}
      </Suspense>
    </Panel>
  )
}

type LineProps = { readonly version: Version; readonly found: Found; readonly onOpen: () => void }

function VersionLine({ version, found, onOpen }: LineProps) {
  const { zone } = useHere()
  const { versionId, number, submittedAt, submittedBy, decision, withdrawn } = version
  return (
    <li>
      <div>
        <span>
          <strong>Version {number}</strong> {versionId === found.liveVersionId && <Mark tone="good">Live</Mark>}
          {versionId === found.inReviewVersionId && <Mark tone="warn">In review</Mark>}
          {withdrawn && <Mark tone="calm">Taken back</Mark>}
        </span>
        <div className="question-page-note">
          {submittedBy}, {spanText({ from: instantAt(submittedAt) }, zone)}
        </div>
        {decision && (
          <div className="question-page-note">
            {decision.accepted ? 'Accepted' : 'Sent back'} by {decision.by}
            {decision.words !== '' && `: ${decision.words}`}
          </div>
        )}
      </div>
      <Button size="compact-sm" variant="default" aria-label={`Open version ${number}`} onClick={onOpen}>
        Open
      </Button>
    </li>
  )
}
