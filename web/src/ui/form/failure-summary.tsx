import { type RefObject, useEffect, useRef, useSyncExternalStore } from 'react'
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
  // The fields stand on the page before they are refused.
  const labels = useSyncExternalStore(never, () =>
    fields.map(([name]) => labelOf(fieldIn(form.current, name))).join('\n'),
  ).split('\n')
  const visit = (name: string): void => fieldIn(form.current, name)?.focus()
  return (
    <div ref={box} tabIndex={-1} className="failure-summary">
      <Notice tone="bad" title={failure.title} urgent>
        {failure.detail}
        {fields.length > 0 && (
          <ul>
            {fields.map(([name, message], at) => (
              <li key={name}>
                <button type="button" onClick={() => visit(name)}>
                  {named(labels[at], message)}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  )
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const fieldIn = (form: HTMLFormElement | null, name: string): Field | null =>
  form?.querySelector<Field>(`[name="${CSS.escape(name)}"]`) ?? null

/** What stands above the field, without the "optional" behind it. */
const labelOf = (field: Field | null): string => field?.labels?.[0]?.firstChild?.textContent?.trim() ?? ''

const named = (label: string | undefined, message: string): string =>
  label === undefined || label === '' ? message : `${label}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`

const never = () => () => {}
