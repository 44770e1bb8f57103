import { Button } from '@mantine/core'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { failureBehind } from '../api/request-failed.ts'
import { Notice } from '../ui/feedback/notice.tsx'
import { PageHeader } from '../ui/shell/page-header.tsx'

/** A page that failed to load or to draw: what happened, what is safe, what to do. The frame around it still works. */
export function RouteFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const failure = failureBehind(error)
  const again = (): void => {
    reset()
    void router.invalidate()
  }
  return (
    <>
      <PageHeader title="This page could not be shown" />
      <Notice tone="bad" title={failure.title} urgent action={<Button onClick={again}>Try again</Button>}>
        {failure.detail} <span className="visually-hidden">Code</span> <code>{failure.code}</code>
      </Notice>
    </>
  )
}
