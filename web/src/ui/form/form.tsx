import './form.css'
import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import type { Failure } from '../../lib/failure.ts'
import { FailureSummary } from './failure-summary.tsx'
import { FieldFailures } from './form-context.ts'

type Props = {
  /** Names the act: "Invite 4 people". */
  readonly submit: string
  readonly busy?: boolean
  readonly failure: Failure | null
  /** Beside the primary action: cancel, save as draft. */
  readonly secondary?: ReactNode
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void
  readonly children: ReactNode
}

/** A form with one primary action, whose errors stand at their fields and, after a try, in a list on top. */
export function Form({ submit, busy = false, failure, secondary, onSubmit, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const tried = useRef(false)
  useEffect(() => {
    if (!tried.current || failure) return
    tried.current = false
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  })
  const onTry = (event: FormEvent<HTMLFormElement>): void => {
    tried.current = true
    onSubmit(event)
  }
  return (
    <FieldFailures value={failure?.fields ?? {}}>
      <form ref={form} className="form" noValidate onSubmit={onTry}>
        {failure && <FailureSummary failure={failure} form={form} />}
        {children}
        <footer className="form-foot">
          <Button type="submit" loading={busy}>
            {submit}
          </Button>
          {secondary}
        </footer>
      </form>
    </FieldFailures>
  )
}
