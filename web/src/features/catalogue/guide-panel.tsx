import './guide-panel.css'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '../../api/session/use-session.ts'
import { dateText } from '../../lib/format/date.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { DomainObjectives } from './domain-objectives.tsx'
import { WeightBars } from './weight-bars.tsx'
import { confidenceTones, confidenceWords, type Detail, type Guide } from './words.ts'

type Props = { readonly detail: Detail; readonly onPublish: (() => void) | null }

/** The exam guide: its versions, what each domain weighs, and the objectives under it. */
export function GuidePanel({ detail: { guideVersions }, onPublish }: Props) {
  const [chosen, setChosen] = useState<string | null>(null)
  const current = guideVersions.find(({ supersededOn }) => supersededOn === null) ?? guideVersions[0]
  const shown = guideVersions.find(({ guideVersionId }) => guideVersionId === chosen) ?? current
  return (
    <Panel
      title="Exam guide"
      aside={
        onPublish && (
          <Button size="compact-sm" variant="subtle" onClick={onPublish}>
            Record a new version
          </Button>
        )
      }
    >
      {guideVersions.length > 1 && (
        <div className="guide-panel-versions">
          {guideVersions.map(({ guideVersionId, label }) => (
            <Button
              key={guideVersionId}
              size="compact-sm"
              variant={guideVersionId === shown?.guideVersionId ? 'light' : 'default'}
              aria-pressed={guideVersionId === shown?.guideVersionId}
              onClick={() => setChosen(guideVersionId)}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
      {shown ? (
        <GuideVersion guide={shown} />
      ) : (
        <p className="guide-panel-none">
          No version of the exam guide is known. Record one, and blueprints can be held against its weights.
        </p>
      )}
    </Panel>
  )
}

function GuideVersion({ guide }: { readonly guide: Guide }) {
  const { label, effectiveFrom, supersededOn, confidence, domains } = guide
  const mayEdit = useMay('catalogue.manage')
  return (
    <div className="guide-panel">
      <p className="guide-panel-about">
        Version {label}
        {effectiveFrom !== null && `, in force from ${dateText(effectiveFrom, 'full')}`}
        {supersededOn !== null && `, superseded on ${dateText(supersededOn, 'full')}`}
        <Mark tone={confidenceTones[confidence]}>{confidenceWords[confidence]}</Mark>
      </p>
      <WeightBars domains={domains} />
      {domains.map((domain) => (
        <DomainObjectives key={domain.domainId} domain={domain} mayEdit={mayEdit} />
      ))}
    </div>
  )
}
