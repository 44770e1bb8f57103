import { giveNotice } from '@cadre/contracts'
import { Button, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { moduleOf } from '../../api/reading.ts'
import { useWrite } from '../../api/use-write.ts'
import { Form } from '../../ui/form/form.tsx'
import { Notice } from '../../ui/feedback/notice.tsx'

type Props = {
  readonly of: { readonly cohortId: string; readonly sessionKey: string }
  readonly notice: { readonly reason: string } | null
}

/** I cannot come: said before the session, so that it counts as excused (K6). */
export function AbsenceNotice({ of, notice }: Props) {
  const { organisationId } = useHere()
  const queryClient = useQueryClient()
  const [asked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  const give = useWrite(
    (text: string, key) => call(giveNotice, { params: { organisationId, ...of }, body: { reason: text } }, key),
    () => queryClient.invalidateQueries({ queryKey: [organisationId, moduleOf(giveNotice)] }),
  )
  if (notice)
    return (
      <Notice tone="calm" title="You have said that you cannot come.">
        {notice.reason}
      </Notice>
    )
  if (!asked)
    return (
      <Button variant="default" onClick={() => setAsked(true)}>
        I cannot come
      </Button>
    )
  return (
    <Form
      submit="Tell my trainer"
      busy={give.busy}
      failure={give.failure}
      onSubmit={(event) => {
        event.preventDefault()
        give.run(reason)
      }}
    >
      <Textarea
        label="Why I cannot come"
        name="reason"
        maxLength={500}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </Form>
  )
}
