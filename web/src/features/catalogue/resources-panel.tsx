import './resources-panel.css'
import { Button } from '@mantine/core'
import { Panel } from '../../ui/data/panel.tsx'
import { type Detail, resourceWords } from './words.ts'

type Props = { readonly detail: Detail; readonly onAdd: (() => void) | null }

const kindText = (kind: string): string => Object.entries(resourceWords).find(([known]) => known === kind)?.[1] ?? kind

/** What others have made that lessons can build on. */
export function ResourcesPanel({ detail: { resources }, onAdd }: Props) {
  return (
    <Panel
      title="To build on"
      aside={
        onAdd && (
          <Button size="compact-sm" variant="subtle" onClick={onAdd}>
            Add a resource
          </Button>
        )
      }
    >
      {resources.length === 0 ? (
        <p className="resources-panel-none">No resource yet: the vendor’s exam guide is a good first one.</p>
      ) : (
        <ul className="resources-panel">
          {resources.map(({ resourceId, title, url, kind }) => (
            <li key={resourceId}>
              <a href={url} rel="noreferrer" target="_blank">
                {title}
              </a>
              <span>{kindText(kind)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
