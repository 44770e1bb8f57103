import './domain-objectives.css'
import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { countText } from '../../lib/format/number.ts'
import { weightText } from './weight-bars.tsx'
import type { Domain } from './words.ts'

const EditObjectives = lazy(async () => ({ default: (await import('./edit-objectives.tsx')).EditObjectives }))

type Props = { readonly domain: Domain; readonly mayEdit: boolean }

/** The objectives under one domain; opened in place, changed in place. */
export function DomainObjectives({ domain, mayEdit }: Props) {
  const [editing, setEditing] = useState(false)
  const { name, objectives } = domain
  return (
    <details className="domain-objectives">
      <summary>
        <span>{name}</span>
        <span className="domain-objectives-count">
          {weightText(domain)}, {countText(objectives.length, 'objective')}
        </span>
      </summary>
      {editing ? (
        <Suspense>
          <EditObjectives domain={domain} onClose={() => setEditing(false)} />
        </Suspense>
      ) : (
        <>
          {objectives.length === 0 && (
            <p className="domain-objectives-count">
              None yet. Blueprints map their objectives to these, so that a gap can be named.
            </p>
          )}
          <ul>
            {objectives.map(({ objectiveId, code, text }) => (
              <li key={objectiveId}>
                {code !== null && <span className="domain-objectives-code">{code}</span>}
                {text}
              </li>
            ))}
          </ul>
          {mayEdit && (
            <Button size="compact-sm" variant="default" onClick={() => setEditing(true)}>
              Edit objectives<span className="visually-hidden"> of {name}</span>
            </Button>
          )}
        </>
      )}
    </details>
  )
}
