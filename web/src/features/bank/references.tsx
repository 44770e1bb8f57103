import { Button } from '@mantine/core'
import { TextField } from '../../ui/form/fields.tsx'

type Reference = { readonly title: string; readonly url: string }
type Props = { readonly references: readonly Reference[]; readonly onChange: (references: Reference[]) => void }

/** Pages that show that the answer is right. */
export function References({ references, onChange }: Props) {
  const change = (at: number, part: Partial<Reference>): void =>
    onChange(references.map((reference, i) => (i === at ? { ...reference, ...part } : reference)))
  return (
    <fieldset className="question-page-part">
      <legend>References</legend>
      {references.map(({ title, url }, at) => (
        <div key={at} className="question-page-row">
          <TextField
            name={`text.references.${at}.title`}
            label="Page"
            value={title}
            onChange={({ currentTarget }) => change(at, { title: currentTarget.value })}
          />
          <TextField
            name={`text.references.${at}.url`}
            label="Address"
            type="url"
            value={url}
            onChange={({ currentTarget }) => change(at, { url: currentTarget.value })}
          />
          <Button variant="default" onClick={() => onChange(references.filter((_, i) => i !== at))}>
            Remove<span className="visually-hidden"> {title}</span>
          </Button>
        </div>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => onChange([...references, { title: '', url: 'https://' }])}
      >
        Add a reference
      </Button>
    </fieldset>
  )
}
