import type { LabStep } from '@cadre/formats/blueprint'
import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { TextAreaField } from '../../../ui/form/fields.tsx'

type Props = { readonly steps: readonly LabStep[]; readonly onChange: (steps: LabStep[]) => void }

const step = (words: string, expect: string): LabStep => (expect.trim() === '' ? { do: words } : { do: words, expect })

/** What to do and what to see then, step by step. */
export function LabSteps({ steps, onChange }: Props) {
  const put = (at: number, changed: LabStep): void => onChange(steps.map((one, i) => (i === at ? changed : one)))
  return (
    <fieldset className="blueprint-editor-amounts">
      <legend>Steps</legend>
      <ol className="blueprint-editor-steps">
        {steps.map((one, at) => (
          <li key={at}>
            <div className="form-row">
              <TextAreaField
                name={`step-${at}-do`}
                label={`${at + 1}. Do`}
                minRows={1}
                value={one.do}
                onChange={({ currentTarget }) => put(at, step(currentTarget.value, one.expect ?? ''))}
              />
              <TextAreaField
                name={`step-${at}-expect`}
                label="Expect"
                optional
                minRows={1}
                value={one.expect ?? ''}
                onChange={({ currentTarget }) => put(at, step(one.do, currentTarget.value))}
              />
            </div>
            <ActionIcon aria-label={`Remove step ${at + 1}`} onClick={() => onChange(steps.filter((_, i) => i !== at))}>
              <IconX size={16} stroke={1.5} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <Button variant="default" size="compact-sm" onClick={() => onChange([...steps, { do: 'What to do' }])}>
        Add a step
      </Button>
    </fieldset>
  )
}
