import '../../ui/data/markdown.css'
import { lazy, Suspense } from 'react'
import { useHere } from '../../api/here.ts'

const RichMarkdown = lazy(async () => ({ default: (await import('../../ui/data/rich-markdown.tsx')).RichMarkdown }))

/** A text of the bank as takers see it: Markdown, code, maths, and images by their content. */
export function Rich({ text }: { readonly text: string }) {
  const { organisationId } = useHere()
  return (
    <Suspense
      fallback={
        <div className="markdown">
          <p>{text}</p>
        </div>
      }
    >
      <RichMarkdown
        text={text}
        mediaAddress={(hash) => `/api/organisations/${organisationId}/question-media/${encodeURIComponent(hash)}`}
      />
    </Suspense>
  )
}
