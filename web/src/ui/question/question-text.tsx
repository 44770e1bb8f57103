import { pathOf, readMedia } from '@cadre/contracts'
import { createContext, lazy, Suspense, use } from 'react'

const RichMarkdown = lazy(async () => ({ default: (await import('../../ui/data/rich-markdown.tsx')).RichMarkdown }))

/** The organisation whose bank holds the images of the questions shown. */
export const MediaOrganisation = createContext('')

export const mediaAddressIn = (organisationId: string, hash: string): string =>
  pathOf(readMedia, { organisationId, hash })

/** What an author wrote: Markdown with code, formulas and images of the bank. Plain until the reader for it is loaded. */
export function QuestionText({ text }: { readonly text: string }) {
  const organisationId = use(MediaOrganisation)
  return (
    <Suspense fallback={<span className="question-text-plain">{text}</span>}>
      <RichMarkdown text={text} mediaAddress={(hash) => mediaAddressIn(organisationId, hash)} />
    </Suspense>
  )
}
