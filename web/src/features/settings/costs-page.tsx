import './profile-page.css'
import { readCosts, saveCosts, type ReplyOf } from '@cadre/contracts'
import { money } from '@cadre/kernel'
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useWriting } from '../../api/writing.ts'
import { decimalsOf, minorUnitsOf, moneyText, numberText } from '../../lib/format/number.ts'
import { Facts } from '../../ui/data/facts.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { sayDone, sayFailure } from '../../ui/feedback/say.tsx'
import { TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { NumberField } from '../../ui/form/number-field.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import { PageHeader } from '../../ui/shell/page-header.tsx'

type Costs = ReplyOf<typeof readCosts>

/** What a retake, a week and an hour cost here: the advice to book, wait or defer adds them up (R2). */
export function CostsPage() {
  const { organisationId, may } = useHere()
  const found = useReading(readCosts, { params: { organisationId } })
  return (
    <>
      <PageHeader
        title="Costs"
        about="What the advice to book, wait or defer counts with. A change is used at once, also for forecasts made before."
      />
      <Loaded of={found}>
        {(costs) => (
          <>
            {may('cohorts.plan') && <CostsForm key={JSON.stringify(costs.costs)} of={costs} />}
            <div className="profile-page-more">
              <Sources of={costs} />
            </div>
          </>
        )}
      </Loaded>
    </>
  )
}

const amounts = [
  ['weekMinor', 'A week without the certificate', 'What a client or a project loses while somebody cannot show it'],
  ['participantHourMinor', 'An hour of a participant', 'Of study after a failed attempt'],
  ['trainerHourMinor', 'An hour of a trainer', 'Beside what it gains, where it is said who needs what'],
] as const

type Draft = Record<(typeof amounts)[number][0] | 'retakeMinor', number | ''> & { readonly currency: string }

const draftOf = ({ costs, defaults, fees }: Costs): Draft => {
  const { currency, retakeMinor, ...rest } = costs ?? {
    currency: fees[0]?.currency ?? 'EUR',
    retakeMinor: null,
    ...defaults,
  }
  const units = minorUnitsOf(currency)
  return {
    currency,
    retakeMinor: retakeMinor === null ? '' : retakeMinor / units,
    weekMinor: rest.weekMinor / units,
    participantHourMinor: rest.participantHourMinor / units,
    trainerHourMinor: rest.trainerHourMinor / units,
  }
}

function CostsForm({ of }: { readonly of: Costs }) {
  const { organisationId } = useHere()
  const [draft, setDraft] = useState(() => draftOf(of))
  const save = useWriting(saveCosts)
  const refusal = useFailure()
  const currency = draft.currency.trim().toUpperCase()
  const keep = async (costs: Costs['costs']): Promise<void> => {
    refusal.clear()
    const saved = await save.run({ params: { organisationId }, body: { costs } })
    if (!saved.ok) return costs === null ? sayFailure(saved.failure) : refusal.show(saved.failure)
    sayDone(costs === null ? 'The defaults are used again' : 'Saved')
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    const minorOf = (amount: number | ''): number => Math.round(Number(amount) * minorUnitsOf(currency))
    void keep({
      currency,
      retakeMinor: draft.retakeMinor === '' ? null : minorOf(draft.retakeMinor),
      weekMinor: minorOf(draft.weekMinor),
      participantHourMinor: minorOf(draft.participantHourMinor),
      trainerHourMinor: minorOf(draft.trainerHourMinor),
    })
  }
  const change = (key: keyof Draft) => (value: string | number) =>
    setDraft((before) => ({ ...before, [key]: value === '' ? '' : Number(value) }))
  return (
    <Form submit="Save" busy={save.busy} failure={refusal.failure} onSubmit={onSubmit}>
      <TextField
        name="costs.currency"
        label="Currency"
        description="Three letters, such as EUR"
        maxLength={3}
        value={draft.currency}
        onChange={({ currentTarget }) => setDraft({ ...draft, currency: currentTarget.value })}
      />
      <NumberField
        name="costs.retakeMinor"
        label="A retake"
        description="Empty: the fee that the catalogue has of each exam"
        optional
        min={0}
        decimalScale={decimalsOf(currency)}
        value={draft.retakeMinor}
        onChange={change('retakeMinor')}
      />
      {amounts.map(([key, label, description]) => (
        <NumberField
          key={key}
          name={`costs.${key}`}
          label={label}
          description={description}
          min={0}
          decimalScale={decimalsOf(currency)}
          value={draft[key]}
          onChange={change(key)}
        />
      ))}
      {of.costs && (
        <Button variant="default" type="button" onClick={() => void keep(null)}>
          Use the defaults again
        </Button>
      )}
    </Form>
  )
}

/** Where each default comes from: a figure without a source is an opinion. */
function Sources({ of: { costs, defaults, fees } }: { readonly of: Costs }) {
  const amount = (minor: number): string => numberText(minor / minorUnitsOf(fees[0]?.currency ?? ''))
  return (
    <Panel title={costs === null ? 'The defaults are in use' : 'The defaults'}>
      <Facts
        facts={[
          {
            label: 'A retake',
            value:
              fees.length === 0
                ? 'no fee is known'
                : fees.map(({ code, minor, currency }) => `${code} ${moneyText(money(minor, currency))}`).join(', '),
            source: 'the exam’s fee in the catalogue',
          },
          {
            label: 'An hour of a participant',
            value: amount(defaults.participantHourMinor),
            source: 'reference programme, in the currency of the fee',
          },
          {
            label: 'An hour of a trainer',
            value: amount(defaults.trainerHourMinor),
            source: 'taken as a participant’s: nobody publishes one',
          },
          {
            label: 'A week without the certificate',
            value: amount(defaults.weekMinor),
            source: 'assumed, 5 a day: set your own',
          },
        ]}
      />
    </Panel>
  )
}
