import { type Blueprint, type Lab, labAudiences } from '@cadre/formats/blueprint'
import { TextAreaField, TextField } from '../../../ui/form/fields.tsx'
import { NumberField } from '../../../ui/form/number-field.tsx'
import { Choice, Reference } from './choice.tsx'
import { linesOf, textOf } from './draft.ts'
import { LabSteps } from './lab-steps.tsx'

type Props = { readonly draft: Blueprint; readonly lab: Lab; readonly change: (lab: Lab) => void }

/** A hands-on lab: what it is for, its steps with what to expect, and what is true when it has worked. */
export function LabForm({ draft, lab, change }: Props) {
  const put = (part: Partial<Lab>): void => change({ ...lab, ...part })
  return (
    <>
      <TextField
        name="title"
        label="Title"
        value={lab.title}
        onChange={({ currentTarget }) => put({ title: currentTarget.value })}
      />
      <TextAreaField
        name="goal"
        label="Goal"
        minRows={2}
        value={lab.goal}
        onChange={({ currentTarget }) => put({ goal: currentTarget.value })}
      />
      <div className="form-row">
        <Reference
          name="domain"
          label="Exam domain"
          among={draft.domains.map(({ key, name }) => ({ key, title: name }))}
          value={lab.domain}
          onChange={(domain) => domain !== null && put({ domain })}
        />
        <NumberField
          name="minutes"
          label="Minutes"
          min={1}
          step={5}
          value={lab.minutes}
          onChange={(minutes) => put({ minutes: Number(minutes) })}
        />
        <Choice
          name="audience"
          label="For"
          of={labAudiences}
          value={lab.audience}
          onChange={(audience) => put({ audience })}
        />
      </div>
      <TextAreaField
        name="needs"
        label="What must be there before, one a line"
        optional
        minRows={1}
        defaultValue={textOf(lab.needs)}
        onBlur={({ currentTarget }) => put({ needs: linesOf(currentTarget.value) })}
      />
      <LabSteps steps={lab.steps} onChange={(steps) => put({ steps })} />
      <TextAreaField
        name="outcomes"
        label="What is true when it has worked, one a line"
        minRows={2}
        defaultValue={textOf(lab.outcomes)}
        onBlur={({ currentTarget }) => put({ outcomes: linesOf(currentTarget.value) })}
      />
    </>
  )
}
