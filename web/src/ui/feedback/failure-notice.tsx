import { Button } from '@mantine/core'
import type { Failure } from '../../lib/failure.ts'
import { Notice } from './notice.tsx'

type Props = { readonly failure: Failure; readonly onRetry?: () => void }

/** A failed load or action on its place in the page, with another try where that can help. */
export function FailureNotice({ failure, onRetry }: Props) {
  const retry =
    onRetry && failure.passing ? (
      <Button variant="default" onClick={onRetry}>
        Try again
      </Button>
    ) : undefined
  return (
    <Notice tone="bad" title={failure.title} urgent {...(retry ? { action: retry } : {})}>
      {failure.detail}
    </Notice>
  )
}
