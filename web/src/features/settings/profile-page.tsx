import './profile-page.css'
import { exportOwnData, pathOf, updateProfile } from '@cadre/contracts'
import { Button, useMantineColorScheme } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { sessionQuery } from '../../api/session/session-query.ts'
import { useSession } from '../../api/session/use-session.ts'
import { useWrite } from '../../api/use-write.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { filled } from '../../ui/form/checks.ts'
import { ChoiceField, TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { ZoneField } from '../../ui/form/zone-field.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { LeavePanel } from './leave-panel.tsx'

const themes = [
  { value: 'system', label: 'As the system says' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

/** Name, zone and colours of the person signed in. */
export function ProfilePage() {
  const { name, email, timeZone, theme } = useSession()
  const { at } = useHere()
  const queryClient = useQueryClient()
  const { setColorScheme } = useMantineColorScheme()
  const form = useForm({ initialValues: { name, timeZone, theme }, validate: { name: filled('Give your name') } })
  const write = useWrite(
    (body: typeof form.values) => call(updateProfile, { body }),
    async (saved) => {
      setColorScheme(saved.theme === 'system' ? 'auto' : saved.theme)
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
      sayDone('Saved')
    },
  )
  return (
    <>
      <PageHeader title="You" about={email} />
      <Form submit="Save" busy={write.busy} failure={write.failure} onSubmit={form.onSubmit(write.run)}>
        <TextField name="name" label="Name" autoComplete="name" {...form.getInputProps('name')} />
        <ZoneField
          name="timeZone"
          label="Time zone"
          description="In which you read times; cohorts keep theirs"
          {...form.getInputProps('timeZone')}
        />
        <ChoiceField name="theme" label="Colours" data={themes} {...form.getInputProps('theme')} />
      </Form>
      <div className="profile-page-more">
        <Panel title="Your data">
          <p>Everything that is stored about your account, but secrets, as a file.</p>
          <Button component="a" variant="default" href={pathOf(exportOwnData, {})} download="cadre-my-data.json">
            Download my data
          </Button>
        </Panel>
        <Panel title="Organisations">
          <p>
            <Link to={at('settings/new-organisation')}>Make another organisation</Link> of your own; it sees nothing of
            this one.
          </p>
          <LeavePanel />
        </Panel>
      </div>
    </>
  )
}
