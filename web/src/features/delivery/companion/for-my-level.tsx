import { readOwnReadiness, type ReplyOf } from '@cadre/contracts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useHere } from '../../../api/here.ts'
import { reading } from '../../../api/reading.ts'
import { browserRandom } from '../../../lib/device/secret.ts'
import { OptionalLab } from '../../../ui/data/optional-lab.tsx'
import { Panel } from '../../../ui/data/panel.tsx'
import type { SharedRun } from '../live-run.ts'
import { extrasInBlock } from './extras-in-block.ts'

type Extra = ReplyOf<typeof readOwnReadiness>['items'][number]['extras'][number]

const saidOf: Readonly<Record<Extra['level'], string>> = {
  foundations: 'Foundations that help with this',
  advanced: 'You are ahead here: go further',
}

/** What the blueprint keeps for where this person stands in what the block is about: beside the lab, or when they are done with it (K7). */
export function ForMyLevel({ run }: { readonly run: SharedRun }) {
  const { organisationId } = useHere()
  const { data } = useQuery({
    ...reading(readOwnReadiness, { params: { organisationId } }),
    enabled: useOnesTurn(run.counts.present),
    staleTime: Infinity,
  })
  const mine = data?.items.find(({ cohort }) => cohort?.cohortId === run.cohortId)
  const extras = extrasInBlock(mine?.extras ?? [], run)
  if (extras.length === 0) return null
  return (
    <Panel title="For where you stand">
      {extras.map(({ key, name, level, materials, labs }) => (
        <section key={key} className="companion-extra" aria-label={name}>
          <p>
            <strong>{name}</strong> <span className="companion-quiet">{saidOf[level]}</span>
          </p>
          <ul>
            {labs.map((lab) => (
              <li key={lab.key}>
                <OptionalLab lab={lab} />
              </li>
            ))}
            {materials.map(({ title, url }) => (
              <li key={url}>
                <a href={url} rel="noreferrer" target="_blank">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  )
}

/** A whole room enters a block at once: each asks in their own moment, a full hall within ten seconds. */
function useOnesTurn(people: number): boolean {
  const [come, setCome] = useState(false)
  const [wait] = useState(() => browserRandom.next() * Math.min(10_000, 20 * people))
  useEffect(() => {
    const timer = setTimeout(() => setCome(true), wait)
    return () => clearTimeout(timer)
  }, [wait])
  return come
}
