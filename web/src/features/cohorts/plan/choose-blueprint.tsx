import { listBlueprints, readBlueprint, type ReplyOf } from '@cadre/contracts'
import { Button, Radio } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import { countText } from '../../../lib/format/number.ts'
import { CoverageBars } from '../../../ui/charts/coverage-bars.tsx'
import { EmptyState } from '../../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
import type { Choose, PlanChoice } from './plan-choice.ts'
import { Step } from './step.tsx'

type Props = { readonly choice: PlanChoice; readonly choose: Choose }
type Summary = ReplyOf<typeof listBlueprints>['items'][number]

const outlineText = ({ outline, latestVersion }: Summary): string =>
  [
    latestVersion === null ? 'never published' : `version ${latestVersion}`,
    countText(outline.weeks, 'week'),
    countText(outline.sessions, 'session'),
    `${outline.testedLabs} of ${countText(outline.labs, 'lab')} tested`,
  ].join(' · ')

/** What is taught: the published blueprints for the exam, and how the chosen one covers its domains. */
export function ChooseBlueprint({ choice, choose }: Props) {
  const { organisationId } = useHere()
  const all = useReading(listBlueprints, { params: { organisationId } })
  const { certificationId, blueprintId } = choice
  return (
    <Step number={2} title="Blueprint">
      {certificationId === null ? (
        <p className="step-said">Blueprints for the exam appear here once it is chosen.</p>
      ) : (
        <Loaded of={all} rows={2}>
          {({ items }) => (
            <Blueprints
              items={items.filter((item) => item.certificationId === certificationId)}
              {...{ blueprintId, choose }}
            />
          )}
        </Loaded>
      )}
      {blueprintId !== null && <ChosenCoverage blueprintId={blueprintId} />}
    </Step>
  )
}

type BlueprintsProps = {
  readonly items: readonly Summary[]
  readonly blueprintId: string | null
  readonly choose: Choose
}

function Blueprints({ items, blueprintId, choose }: BlueprintsProps) {
  const { at } = useHere()
  if (items.length === 0)
    return (
      <EmptyState
        title="No blueprint for this exam yet"
        action={
          <Button component={Link} to={at('blueprints')}>
            Make a blueprint
          </Button>
        }
      >
        Take one that ships with Cadre, copy another, or bring a file. It has to be published once before a cohort can
        start from it.
      </EmptyState>
    )
  return (
    <Radio.Group
      label="Which blueprint?"
      value={blueprintId ?? ''}
      onChange={(value) => choose({ blueprintId: value })}
    >
      <div className="plan-page-options">
        {items.map((item) => (
          <Radio
            key={item.blueprintId}
            value={item.blueprintId}
            label={item.title}
            description={outlineText(item)}
            disabled={item.latestVersion === null}
          />
        ))}
      </div>
    </Radio.Group>
  )
}

function ChosenCoverage({ blueprintId }: { readonly blueprintId: string }) {
  const { organisationId } = useHere()
  const detail = useReading(readBlueprint, { params: { organisationId, blueprintId } })
  return (
    <Loaded of={detail} rows={4}>
      {({ coverage }) => (
        <CoverageBars
          title="Live minutes by exam domain"
          rows={coverage.domains.map(({ key, name, official, minutes }) => ({
            id: key,
            label: name,
            planned: minutes.share ?? 0,
            official: (official.low + official.high) / 2,
          }))}
        />
      )}
    </Loaded>
  )
}
