import {
  type Blueprint,
  type Checkpoint,
  checkpointKinds,
  type Material,
  labAudiences,
  materialKinds,
  type SelfPacedUnit,
  selfPacedKinds,
} from '@cadre/formats/blueprint'
import { TextAreaField, TextField } from '../../../ui/form/fields.tsx'
import { NumberField } from '../../../ui/form/number-field.tsx'
import { counted, typed } from '../../../ui/form/typed.ts'
import { Choice, Reference } from './choice.tsx'
import { DomainAmounts } from './domain-amounts.tsx'

type Props<Item> = { readonly draft: Blueprint; readonly item: Item; readonly change: (item: Item) => void }

/** Something of the vendor or of others to read, watch or do. */
export function MaterialForm({ item, change }: Omit<Props<Material>, 'draft'>) {
  return (
    <>
      <TextField label="Title" {...typed('title', item.title, (title) => change({ ...item, title }))} />
      <TextField label="Address" type="url" {...typed('url', item.url, (url) => change({ ...item, url }))} />
      <Choice
        name="kind"
        label="Kind"
        of={materialKinds}
        value={item.kind}
        onChange={(kind) => change({ ...item, kind })}
      />
      <Choice
        name="audience"
        label="For"
        of={labAudiences}
        value={item.audience ?? 'everyone'}
        onChange={(audience) => change({ ...item, audience })}
      />
    </>
  )
}

/** Work between two sessions. */
export function UnitForm({ draft, item, change }: Props<SelfPacedUnit>) {
  const put = (part: Partial<SelfPacedUnit>): void => change({ ...item, ...part })
  const opensAtStart = ({ after: _after, ...rest }: SelfPacedUnit): SelfPacedUnit => rest
  return (
    <>
      <TextField label="Title" {...typed('title', item.title, (title) => put({ title }))} />
      <div className="form-row">
        <Choice name="kind" label="Kind" of={selfPacedKinds} value={item.kind} onChange={(kind) => put({ kind })} />
        <NumberField
          label="Minutes"
          min={1}
          step={5}
          {...counted('minutes', item.minutes, (minutes) => put({ minutes }))}
        />
        <Reference
          name="after"
          label="Opens after"
          among={draft.sessions}
          value={item.after}
          none="The start of the programme"
          onChange={(after) => (after === null ? change(opensAtStart(item)) : put({ after }))}
        />
        <Reference
          name="dueBefore"
          label="Due before"
          among={draft.sessions}
          value={item.dueBefore}
          onChange={(dueBefore) => dueBefore !== null && put({ dueBefore })}
        />
      </div>
      <TextAreaField
        label="Instructions"
        minRows={2}
        {...typed('instructions', item.instructions, (instructions) => put({ instructions }))}
      />
      <DomainAmounts
        legend="Minutes for each exam domain"
        domains={draft.domains}
        amounts={item.domainMinutes}
        onChange={(domainMinutes) => put({ domainMinutes })}
      />
    </>
  )
}

/** An assessment that the plan demands. */
export function CheckpointForm({ draft, item, change }: Props<Checkpoint>) {
  const put = (part: Partial<Checkpoint>): void => change({ ...item, ...part })
  const { when } = item
  return (
    <>
      <TextField label="Title" {...typed('title', item.title, (title) => put({ title }))} />
      <div className="form-row">
        <Choice name="kind" label="Kind" of={checkpointKinds} value={item.kind} onChange={(kind) => put({ kind })} />
        <Choice
          name="conditions"
          label="Conditions"
          of={['open', 'exam'] as const}
          value={item.conditions}
          onChange={(conditions) => put({ conditions })}
        />
        <NumberField
          label="Questions"
          min={1}
          {...counted('questions', item.questions, (questions) => put({ questions }))}
        />
        <NumberField
          label="Minutes"
          min={1}
          step={5}
          {...counted('minutes', item.minutes, (minutes) => put({ minutes }))}
        />
        {when.at === 'days-after-exam' ? (
          <NumberField
            label="Days after the exam"
            min={1}
            {...counted('days', when.days, (days) => put({ when: { ...when, days } }))}
          />
        ) : (
          <Reference
            name="session"
            label={when.at === 'in-session' ? 'Inside the session' : 'After the session'}
            among={draft.sessions}
            value={when.session}
            onChange={(session) => session !== null && put({ when: { ...when, session } })}
          />
        )}
      </div>
      <DomainAmounts
        legend="Questions for each exam domain; all at zero leaves the mix open"
        domains={draft.domains}
        amounts={item.questionsByDomain}
        onChange={(questionsByDomain) => put({ questionsByDomain })}
      />
    </>
  )
}
