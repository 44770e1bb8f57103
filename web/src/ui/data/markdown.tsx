import './markdown.css'
import { isCostlyMarkdown } from '@cadre/kernel'
import ReactMarkdown from 'react-markdown'
import rehypeSanitize from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import { AsTyped, markdownParts } from './markdown-parts.tsx'

/** Text that people wrote: Markdown, sanitised, as React elements; HTML in it stays text. Import it lazily (45 kB). */
export function Markdown({ text }: { readonly text: string }) {
  if (isCostlyMarkdown(text)) return <AsTyped text={text} />
  return (
    <div className="markdown">
      <ReactMarkdown remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeSanitize]} components={markdownParts} skipHtml>
        {text}
      </ReactMarkdown>
    </div>
  )
}
