import { percentText } from '../../lib/format/number.ts'
import { OptionalLab } from '../../ui/data/optional-lab.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import type { Readiness } from './words.ts'

type Extra = Readiness['extras'][number]

const levelCalled: Readonly<Record<Extra['level'], string>> = {
  foundations: 'foundations first',
  advanced: 'further on',
}

/** What the blueprint keeps for people who stand as this one does: foundations, or harder material and labs (K7). */
export function Extras({ extras }: { readonly extras: Readiness['extras'] }) {
  if (extras.length === 0) return null
  return (
    <Panel title="Beyond the sessions">
      <p>By where each domain stands today; optional, beside what everybody does.</p>
      <div className="readiness-of-extras">
        {extras.map((extra) => (
          <section key={extra.key} aria-label={`${extra.name}, ${levelCalled[extra.level]}`}>
            <h3>
              {extra.name}: {levelCalled[extra.level]}
            </h3>
            <p>{percentText(extra.share)} of its questions would be answered right today.</p>
            <ul>
              {extra.materials.map(({ title, url }) => (
                <li key={url}>
                  <a href={url} rel="noreferrer" target="_blank">
                    {title}
                  </a>
                </li>
              ))}
              {extra.labs.map((lab) => (
                <li key={lab.key}>
                  <OptionalLab lab={lab} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Panel>
  )
}
