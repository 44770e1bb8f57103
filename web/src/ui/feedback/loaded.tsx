import type { ReactNode } from 'react'
import type { Reading } from '../../lib/reading.ts'
import { PageHeader } from '../shell/page-header.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { LoadingRows } from './loading.tsx'

type Props<Value> = {
  readonly of: Reading<Value>
  readonly rows?: number
  /** What is read is the whole page: without it there would be no heading. */
  readonly page?: boolean
  readonly children: (value: Value) => ReactNode
}

/** What was read, or lines where it will be, or why it could not be read. */
export function Loaded<Value>({ of, rows = 5, page = false, children }: Props<Value>) {
  if (of.value !== undefined) return children(of.value)
  if (of.failure)
    return (
      <>
        {page && <PageHeader title="This page cannot be shown" />}
        <FailureNotice failure={of.failure} onRetry={of.again} />
      </>
    )
  return <LoadingRows rows={rows} />
}
