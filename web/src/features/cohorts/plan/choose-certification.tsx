import { certification, listCertifications } from '@cadre/contracts'
import { Button, Select } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import { dateText } from '../../../lib/format/date.ts'
import { parsedDate } from '../../../lib/format/wire.ts'
import { Facts } from '../../../ui/data/facts.tsx'
import { EmptyState } from '../../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { factsShown } from './fact-text.ts'
import type { Choose, PlanChoice } from './plan-choice.ts'
import { Step } from './step.tsx'

type Props = { readonly choice: PlanChoice; readonly choose: Choose }

/** `AIF-C01, December 2026`, until somebody writes another name. */
function suggestedName({ name, start }: PlanChoice, code: string): Partial<PlanChoice> {
  const month = parsedDate(start)
  if (month === null || !/^($|[A-Z0-9-]+, \w+ \d{4}$)/.test(name)) return {}
  return { name: `${code}, ${dateText(month, 'month')}` }
}

/** Which exam it is about, with the facts that decide and their sources. */
export function ChooseCertification({ choice, choose }: Props) {
  const { organisationId, at } = useHere()
  const all = useReading(listCertifications, { params: { organisationId } })
  return (
    <Step number={1} title="Certification">
      <Loaded of={all} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title="The catalogue is empty"
              action={
                <Button component={Link} to={at('catalogue')}>
                  Open the catalogue
                </Button>
              }
            >
              Add the certification that this cohort should earn first.
            </EmptyState>
          ) : (
            <Select
              label="Which exam should the group pass?"
              placeholder="Type a code or a name"
              searchable
              value={choice.certificationId}
              onChange={(certificationId) => {
                const found = items.find((item) => item.certificationId === certificationId)
                choose({ certificationId, blueprintId: null, ...(found && suggestedName(choice, found.code)) })
              }}
              nothingFoundMessage="Nothing in the catalogue by that name."
              data={items.map(({ certificationId, code, name, status }) => ({
                value: certificationId,
                label: `${code} · ${name}${status === 'active' ? '' : ` (${status})`}`,
              }))}
            />
          )
        }
      </Loaded>
      {choice.certificationId !== null && <ChosenFacts certificationId={choice.certificationId} />}
    </Step>
  )
}

function ChosenFacts({ certificationId }: { readonly certificationId: string }) {
  const { organisationId } = useHere()
  const detail = useReading(certification, { params: { organisationId, certificationId } })
  return (
    <Loaded of={detail} rows={3}>
      {(found) => (
        <>
          {found.retiresOn !== null && (
            <Notice
              tone={found.status === 'retired' ? 'bad' : 'warn'}
              title={`${found.code} ${found.status === 'retired' ? 'retired' : 'retires'} on ${dateText(found.retiresOn, 'full')}.`}
            >
              No exam can be booked after that day
              {found.successorCode === null ? '.' : `. Its successor is ${found.successorCode}.`}
            </Notice>
          )}
          <Facts facts={factsShown(found)} />
        </>
      )}
    </Loaded>
  )
}
