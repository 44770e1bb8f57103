import { CloseButton } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { TextField } from '../../ui/form/fields.tsx'
import { NumberField } from '../../ui/form/number-field.tsx'
import type { DraftGuide } from './guide-draft.ts'

/** One row for each domain: its name and weight, with what the weights add up to. */
export function GuideDomainFields({ form }: { readonly form: UseFormReturnType<DraftGuide> }) {
  const { domains } = form.values
  const sum = (end: 'weightLow' | 'weightHigh'): number =>
    domains.reduce((total, domain) => total + Number(domain[end] || 0), 0)
  return (
    <fieldset className="publish-guide-domains">
      <legend>Domains and their weights in percent</legend>
      {domains.map((domain, at) => (
        <div key={domain.id} className="publish-guide-domain">
          <TextField
            name={`domains.${at}.name`}
            label={`Domain ${at + 1}`}
            {...form.getInputProps(`domains.${at}.name`)}
          />
          <NumberField
            name={`domains.${at}.weightLow`}
            label="At least"
            min={0}
            max={100}
            hideControls
            {...form.getInputProps(`domains.${at}.weightLow`)}
          />
          <NumberField
            name={`domains.${at}.weightHigh`}
            label="At most"
            min={0}
            max={100}
            hideControls
            {...form.getInputProps(`domains.${at}.weightHigh`)}
          />
          <CloseButton
            aria-label={`Remove ${domain.name === '' ? `domain ${at + 1}` : domain.name}`}
            disabled={domains.length === 1}
            onClick={() => form.removeListItem('domains', at)}
          />
        </div>
      ))}
      <output className="publish-guide-sum">
        Together{' '}
        {sum('weightLow') === sum('weightHigh') ? sum('weightLow') : `${sum('weightLow')} to ${sum('weightHigh')}`} of
        100 %
      </output>
    </fieldset>
  )
}
