import { lazy, Suspense } from 'react'
import type { Failure } from '../../lib/failure.ts'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'

const FileProblems = lazy(async () => ({ default: (await import('./editor/file-problems.tsx')).FileProblems }))

type Props = { readonly failure: Failure; readonly file: string | null }

/** Why a blueprint was refused; for a file, every problem with its line. */
export const Refusal = ({ failure, file }: Props) => (
  <>
    <FailureNotice failure={failure} />
    {file !== null && failure.code === 'blueprints.file-invalid' && (
      <Suspense>
        <FileProblems file={file} />
      </Suspense>
    )}
  </>
)
