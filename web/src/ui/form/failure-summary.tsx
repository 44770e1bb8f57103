import { type RefObject, useEffect, useRef } from 'react'
import type { Failure } from '../../lib/failure.ts'
import { Notice } from '../feedback/notice.tsx'

type Props = { readonly failure: Failure; readonly form: RefObject<HTMLFormElement | null> }

/** What the server refused, with a way to each field it named. Takes the focus when it appears. */
export function FailureSummary({ failure, form }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (failure) box.current?.focus()
  }, [failure])
  const fields = Object.entries(failure.fields)
  const visit = (name: string): void =>
    form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)?.focus()
  return (
    <div ref={box} tabIndex={-1} className="failure-summary">
      <Notice tone="bad" title={failure.title} urgent>
        {failure.detail}
        {fields.length > 0 && (
          <ul>
            {fields.map(([name, message]) => (
              <li key={name}>
                <button type="button" onClick={() => visit(name)}>
                  {message}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  )
}
