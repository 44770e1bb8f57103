import { Modal } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useOrganisation } from '../../api/session/use-session.ts'
import { ChoiceField, DateField, TextField } from '../../ui/form/fields.tsx'
import { filled } from '../../ui/form/checks.ts'
import { Form } from '../../ui/form/form.tsx'
import { certificationsQuery } from './queries.ts'
import { RetireConsequences, type Retirement } from './retire-consequences.tsx'
import type { Detail } from './words.ts'

type Props = { readonly detail: Detail; readonly onClose: () => void }

/** When the exam ends and what comes after it; what that changes is shown before it is recorded. */
export function Retire({ detail, onClose }: Props) {
  const { organisationId } = useOrganisation()
  const [asked, setAsked] = useState<Retirement | null>(null)
  const list = useQuery(certificationsQuery(organisationId))
  const form = useForm({
    initialValues: { retiresOn: String(detail.retiresOn ?? ''), successorCode: detail.successorCode ?? '', source: '' },
    validate: { source: filled('Say where it was announced') },
  })
  const ask = ({ retiresOn, successorCode, source }: typeof form.values): void =>
    setAsked({
      retiresOn: retiresOn === '' ? null : retiresOn,
      successorCode: successorCode === '' ? null : successorCode,
      source,
    })
  if (asked) return <RetireConsequences detail={detail} asked={asked} onBack={() => setAsked(null)} onDone={onClose} />
  const others = (list.data ?? []).filter(({ code, vendor }) => code !== detail.code && vendor === detail.vendor)
  return (
    <Modal opened onClose={onClose} title={`Retirement of ${detail.code}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form submit="Show what this changes" failure={null} onSubmit={form.onSubmit(ask)}>
        <DateField
          name="retiresOn"
          label="Retires on"
          description="The first day without an exam; empty when it is not retired after all"
          optional
          {...form.getInputProps('retiresOn')}
        />
        <ChoiceField
          name="successorCode"
          label="What comes after it"
          data={[
            { value: '', label: 'Nothing, or not known' },
            ...others.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
          ]}
          {...form.getInputProps('successorCode')}
        />
        <TextField
          name="source"
          label="Source"
          description="Web address, or the document and its page"
          {...form.getInputProps('source')}
        />
      </Form>
    </Modal>
  )
}
