import { createContext, lazy, Suspense, use } from 'react'

const RichMarkdown = lazy(async () => ({ default: (await import('../data/rich-markdown.tsx')).RichMarkdown }))

/** Where the images of the questions shown are, by their content. */
export const MediaAddress = createContext<(hash: string) => string>((hash) => hash)

/** What an author wrote: Markdown with code, formulas and images of the bank. Plain until the reader for it is loaded. */
export function QuestionText({ text }: { readonly text: string }) {
  const mediaAddress = use(MediaAddress)
  return (
    <Suspense fallback={<span className="question-text-plain">{text}</span>}>
      <RichMarkdown text={text} mediaAddress={mediaAddress} />
    </Suspense>
  )
}
