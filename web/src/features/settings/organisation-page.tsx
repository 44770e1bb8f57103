import { organisation, type ReplyOf, updateOrganisation } from '@cadre/contracts'
import { ColorInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { sessionQuery } from '../../api/session/session-query.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useWrite } from '../../api/use-write.ts'
import { Facts } from '../../ui/data/facts.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { filled } from '../../ui/form/checks.ts'
import { TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { ZoneField } from '../../ui/form/zone-field.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'

type Settings = ReplyOf<typeof organisation>

/** The organisation's name, address, zone and colour. */
export function OrganisationPage() {
  const { organisationId, may } = useHere()
  const settings = useReading(organisation, { params: { organisationId } })
  return (
    <>
      <PageHeader title="Organisation" />
      <Loaded of={settings}>
        {(found) => (may('organisation.manage') ? <SettingsForm settings={found} /> : <Shown settings={found} />)}
      </Loaded>
    </>
  )
}

const Shown = ({ settings: { name, timeZone, country } }: { readonly settings: Settings }) => (
  <Facts
    facts={[
      { label: 'Name', value: name },
      { label: 'Time zone', value: timeZone },
      { label: 'Country', value: country ?? 'not given' },
    ]}
  />
)

function SettingsForm({ settings }: { readonly settings: Settings }) {
  const { organisationId } = useHere()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const refresh = useRefresh('identity')
  const form = useForm({
    initialValues: {
      name: settings.name,
      slug: settings.slug,
      timeZone: settings.timeZone,
      country: settings.country ?? '',
      accent: settings.accent,
    },
    validate: { name: filled('Give the name'), slug: filled('Give the short name') },
  })
  const write = useWrite(
    ({ country, ...rest }: typeof form.values) => {
      const body = { ...rest, country: country.trim() === '' ? null : country.trim().toUpperCase() }
      return call(updateOrganisation, { params: { organisationId }, body })
    },
    async ({ slug }) => {
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
      if (slug !== settings.slug) await navigate({ href: `/o/${slug}/settings/organisation`, replace: true })
      await refresh()
      sayDone('Saved')
    },
  )
  return (
    <Form submit="Save" busy={write.busy} failure={write.failure} onSubmit={form.onSubmit(write.run)}>
      <TextField name="name" label="Name" {...form.getInputProps('name')} />
      <TextField
        name="slug"
        label="Short name"
        description="Stands in every address; links with the old one stop working"
        {...form.getInputProps('slug')}
      />
      <ZoneField
        name="timeZone"
        label="Time zone"
        description="Where new cohorts begin"
        {...form.getInputProps('timeZone')}
      />
      <TextField
        name="country"
        label="Country"
        description="Two letters, such as ES; for public holidays"
        optional
        maxLength={2}
        {...form.getInputProps('country')}
      />
      <ColorInput
        name="accent"
        label="Colour"
        description="Kept readable on every surface"
        format="hex"
        eyeDropperButtonProps={{ 'aria-label': 'Pick a colour from the screen' }}
        {...form.getInputProps('accent')}
      />
    </Form>
  )
}
