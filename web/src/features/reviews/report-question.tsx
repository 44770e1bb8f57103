import { reportQuestion, type CallInput } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useWriting } from '../../api/writing.ts'
import { sayDone } from '../../ui/feedback/say.tsx'
import { ChoiceField, TextAreaField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import { useDesk } from './desk-context.ts'

type Body = NonNullable<CallInput<typeof reportQuestion>['body']>
type Reason = Body['reason']

const reasonCalled: Readonly<Record<Reason, string>> = {
  'wrong-key': 'The key is wrong',
  unclear: 'It is unclear',
  outdated: 'It is outdated',
  other: 'Something else',
}
const reasons: readonly Reason[] = ['wrong-key', 'unclear', 'outdated', 'other']

/** Says to those who keep the questions that something is wrong with this one. */
export function ReportQuestion({ questionId, versionId }: Pick<Body, 'questionId' | 'versionId'>) {
  const { organisationId } = useDesk()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState<Reason>('wrong-key')
  const [words, setWords] = useState('')
  const report = useWriting(reportQuestion)
  const refusal = useFailure()
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const sent = await report.run({ params: { organisationId }, body: { questionId, versionId, reason, words } })
    if (!sent.ok) return refusal.show(sent.failure)
    setOpen(false)
    sayDone('Thank you. Somebody who reviews questions will look at it.')
  }
  if (!open)
    return (
      <Button variant="subtle" color="gray" onClick={() => setOpen(true)}>
        Report this question
      </Button>
    )
  return (
    <Form
      submit="Send the report"
      busy={report.busy}
      failure={refusal.failure}
      onSubmit={(event) => void onSubmit(event)}
      secondary={
        <Button variant="default" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      }
    >
      <ChoiceField
        name="reason"
        label="What is wrong"
        value={reason}
        onChange={({ currentTarget }) => setReason(reasons.find((each) => each === currentTarget.value) ?? 'other')}
        data={reasons.map((value) => ({ value, label: reasonCalled[value] }))}
      />
      <TextAreaField
        name="words"
        label="In your words"
        optional
        maxLength={2_000}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
    </Form>
  )
}
