import { recordCertificate } from '@cadre/contracts'
import { Modal } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useOrganisation, useSession } from '../../api/session/use-session.ts'
import { useWrite } from '../../api/use-write.ts'
import { sayDone } from '../../ui/feedback/say.tsx'
import { filled } from '../../ui/form/checks.ts'
import { DateField, TextField } from '../../ui/form/fields.tsx'
import { NumberField } from '../../ui/form/number-field.tsx'
import { Form } from '../../ui/form/form.tsx'
import { CertificationField } from './certification-field.tsx'
import { certificationsQuery } from './queries.ts'

const empty = { certificationId: '', earnedOn: '', expiresOn: '', score: '' as number | string, credentialUrl: '' }
const orNull = (text: string): string | null => (text === '' ? null : text)

/** A certificate that the person signed in holds. */
export function RecordCertificate({ onClose }: { readonly onClose: () => void }) {
  const { organisationId } = useOrganisation()
  const { personId } = useSession()
  const refresh = useRefresh('catalogue', 'trainers')
  const list = useQuery(certificationsQuery(organisationId))
  const form = useForm({
    initialValues: empty,
    validate: { certificationId: filled('Choose a certification'), earnedOn: filled('Say when it was earned') },
  })
  const write = useWrite(
    ({ certificationId, earnedOn, expiresOn, score, credentialUrl }: typeof form.values, key) => {
      const optional = { expiresOn: orNull(expiresOn), credentialUrl: orNull(credentialUrl) }
      const body = { personId, certificationId, earnedOn, score: score === '' ? null : Number(score), ...optional }
      return call(recordCertificate, { params: { organisationId }, body }, key)
    },
    async () => {
      await refresh()
      sayDone('The certificate is recorded')
      onClose()
    },
  )
  return (
    <Modal opened onClose={onClose} title="Record a certificate" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form submit="Record certificate" busy={write.busy} failure={write.failure} onSubmit={form.onSubmit(write.run)}>
        <CertificationField certifications={list.data ?? []} {...form.getInputProps('certificationId')} />
        <div className="form-row">
          <DateField name="earnedOn" label="Earned on" {...form.getInputProps('earnedOn')} />
          <DateField name="expiresOn" label="Expires on" optional {...form.getInputProps('expiresOn')} />
        </div>
        <NumberField name="score" label="Score" optional min={0} hideControls {...form.getInputProps('score')} />
        <TextField
          name="credentialUrl"
          label="Proof"
          description="Web address of the vendor’s badge"
          type="url"
          optional
          {...form.getInputProps('credentialUrl')}
        />
      </Form>
    </Modal>
  )
}
