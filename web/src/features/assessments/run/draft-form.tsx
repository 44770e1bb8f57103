import { assessmentKinds, certification, listCertifications, listCohorts, reviewPolicies } from '@cadre/contracts'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import { useRoleTaken } from '../../../api/session/use-role-taken.ts'
import type { Failure } from '../../../lib/failure.ts'
import { countText } from '../../../lib/format/number.ts'
import { KeptWork } from '../../../ui/feedback/kept-work.tsx'
import { LeaveGuard } from '../../../ui/feedback/leave-guard.tsx'
import { CheckField, ChoiceField, TextAreaField, TextField } from '../../../ui/form/fields.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { NumberField } from '../../../ui/form/number-field.tsx'
import { counted, typed } from '../../../ui/form/typed.ts'
import { kindCalled, kindMeans, reviewCalled } from '../words.ts'
import type { DraftFields } from './draft.ts'
import { presetFields, untouched } from './draft.ts'
import { draftWords } from './draft-words.ts'
import { examNumbersOf } from './presets.ts'

type Props = {
  readonly start: DraftFields
  /** A new one takes over what its kind and certification bring; a kept one changes only by hand. */
  readonly fresh: boolean
  /** Attempts that have begun and not ended: their deadline was given at their start. */
  readonly underWay?: number
  readonly submit: string
  readonly busy: boolean
  readonly failure: Failure | null
  readonly onSubmit: (fields: DraftFields) => void
}

export type Change = (part: Partial<DraftFields>) => void
type Part = { readonly fields: DraftFields; readonly change: Change }

/** Everything that makes an assessment, with the usual numbers of its kind filled in. */
export function DraftForm({ start, fresh, underWay = 0, submit, busy, failure, onSubmit }: Props) {
  const [fields, setFields] = useState(start)
  const [byHand, setByHand] = useState<ReadonlySet<string>>(new Set())
  const fill: Change = (part) => setFields((now) => ({ ...now, ...untouched(part, byHand) }))
  const change: Change = (part) => {
    setByHand((before) => before.union(new Set(Object.keys(part))))
    setFields((now) => ({ ...now, ...part }))
  }
  const send = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit(fields)
  }
  const roleTaken = useRoleTaken('assessments.run', failure)
  return (
    <Form submit={submit} busy={busy} failure={roleTaken ? null : failure} onSubmit={send}>
      {roleTaken && <KeptWork words={draftWords(fields)} refused={failure !== null} />}
      <LeaveGuard when={byHand.size > 0} saving={busy} what="rules of this assessment" />
      <What fields={fields} change={change} />
      {fresh && fields.certificationId !== '' && <Preset fields={fields} change={fill} />}
      <Content fields={fields} change={change} />
      <Conditions fields={fields} change={change} />
      <Window fields={fields} change={change} underWay={underWay} />
      <TextAreaField
        label="Instructions"
        description="Markdown; shown before the start"
        optional
        maxLength={4_000}
        {...typed('instructions', fields.instructions, (instructions) => change({ instructions }))}
      />
    </Form>
  )
}

/** Takes the kind's usual numbers, and of a practice exam the exam's own, whenever kind or certification change; never over what was typed. */
function Preset({ fields: { kind, certificationId }, change }: Part) {
  const { organisationId } = useHere()
  const { value } = useReading(certification, { params: { organisationId, certificationId } })
  const applied = useRef('')
  useEffect(() => {
    const wanted = `${kind} ${certificationId}`
    if (!value || applied.current === wanted) return
    applied.current = wanted
    change(presetFields(kind, examNumbersOf(value.facts)))
  })
  return null
}

function What({ fields, change }: Part) {
  const { organisationId } = useHere()
  const certifications = useReading(listCertifications, { params: { organisationId } })
  const cohorts = useReading(listCohorts, { params: { organisationId }, query: {} })
  const ofExam = (cohorts.value?.items ?? []).filter(({ stage }) => stage !== 'cancelled')
  return (
    <>
      <ChoiceField
        name="kind"
        label="Kind"
        description={kindMeans[fields.kind]}
        value={fields.kind}
        onChange={({ currentTarget }) =>
          change({ kind: assessmentKinds.find((k) => k === currentTarget.value) ?? 'quiz' })
        }
        data={assessmentKinds.map((value) => ({ value, label: kindCalled[value] }))}
      />
      <ChoiceField
        label="Certification"
        {...typed('certificationId', fields.certificationId, (certificationId) => change({ certificationId }))}
        data={[
          { value: '', label: 'Choose one' },
          ...(certifications.value?.items ?? []).map(({ certificationId, code, name }) => ({
            value: certificationId,
            label: `${code} ${name}`,
          })),
        ]}
      />
      <ChoiceField
        label="Cohort"
        {...typed('cohortId', fields.cohortId, (cohortId) => change({ cohortId }))}
        data={[
          { value: '', label: 'Everybody in the organisation' },
          ...ofExam.map(({ cohortId, name }) => ({ value: cohortId, label: name })),
        ]}
      />
      <TextField label="Title" maxLength={160} {...typed('title', fields.title, (title) => change({ title }))} />
    </>
  )
}

function Content({ fields, change }: Part) {
  return (
    <>
      <div className="form-row">
        <NumberField
          label="Questions that count"
          min={1}
          max={300}
          {...counted('draw.scored', fields.scored, (scored) => change({ scored }))}
        />
        <NumberField
          label="Questions that do not"
          min={0}
          max={60}
          {...counted('draw.unscored', fields.unscored, (unscored) => change({ unscored }))}
        />
        <NumberField
          name="minutes"
          label="Minutes"
          placeholder="No limit"
          min={1}
          max={600}
          value={fields.minutes}
          allowDecimal={false}
          onChange={(value) => change({ minutes: value === '' ? '' : Number(value) })}
        />
      </div>
      <div className="form-row">
        <NumberField
          label="Nothing met in the last days"
          min={0}
          max={365}
          {...counted('draw.freshDays', fields.freshDays, (freshDays) => change({ freshDays }))}
        />
        <ChoiceField
          name="draw.forms"
          label="Form"
          value={fields.forms}
          onChange={({ currentTarget }) => change({ forms: currentTarget.value === 'each' ? 'each' : 'one' })}
          data={[
            { value: 'one', label: 'The same for everybody' },
            { value: 'each', label: 'Drawn for each attempt' },
          ]}
        />
      </div>
    </>
  )
}

const conditions = [
  ['oneSitting', 'One sitting'],
  ['closedBook', 'Closed book, declared at the start'],
  ['calculator', 'Calculator on the page'],
  ['notes', 'Notes on the page'],
  ['honourCode', 'Honour code accepted at the start'],
] as const

const Conditions = ({ fields, change }: Part) => (
  <fieldset className="draft-form-conditions">
    <legend>Conditions</legend>
    {conditions.map(([name, label]) => (
      <CheckField
        key={name}
        name={name}
        label={label}
        checked={fields[name]}
        onChange={({ currentTarget }) => change({ [name]: currentTarget.checked })}
      />
    ))}
  </fieldset>
)

const closingMeans = (underWay: number): string =>
  underWay === 0
    ? 'Nobody can start after it, and whoever has begun before ends then at the latest.'
    : `A change does not move the end of the ${countText(underWay, 'attempt')} under way; extra time does.`

function Window({ fields, change, underWay }: Part & { readonly underWay: number }) {
  const { zone } = useHere()
  const description = `${zone.replaceAll('_', ' ')} time`
  return (
    <>
      <div className="form-row">
        <TextField
          type="datetime-local"
          label="Opens"
          optional
          description={description}
          {...typed('opensAt', fields.opensAt, (opensAt) => change({ opensAt }))}
        />
        <TextField
          type="datetime-local"
          label="Closes"
          optional
          description={`${description}. ${closingMeans(underWay)}`}
          {...typed('closesAt', fields.closesAt, (closesAt) => change({ closesAt }))}
        />
      </div>
      <ChoiceField
        name="review"
        label="Review opens"
        value={fields.review}
        onChange={({ currentTarget }) =>
          change({ review: reviewPolicies.find((policy) => policy === currentTarget.value) ?? 'never' })
        }
        data={reviewPolicies.map((value) => ({ value, label: reviewCalled[value] }))}
      />
      <div className="form-row">
        <NumberField
          label="Attempts"
          min={1}
          max={20}
          {...counted('attemptsAllowed', fields.attemptsAllowed, (attemptsAllowed) => change({ attemptsAllowed }))}
        />
        <NumberField
          label="Grace, seconds"
          description="For answers made in time that arrive late"
          min={0}
          max={600}
          {...counted('graceSeconds', fields.graceSeconds, (graceSeconds) => change({ graceSeconds }))}
        />
      </div>
    </>
  )
}
