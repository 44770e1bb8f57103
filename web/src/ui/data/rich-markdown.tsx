import './markdown.css'
import { isCostlyMarkdown } from '@cadre/kernel'
import { useEffect, useRef } from 'react'
import ReactMarkdown, { type Components } from 'react-markdown'
import rehypeSanitize, { defaultSchema, type Options as Schema } from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import temml from 'temml'
import { AsTyped, attributes, markdownParts } from './markdown-parts.tsx'

type Props = {
  readonly text: string
  /** Where an image that is named `media:NAME` is. */
  readonly mediaAddress: (name: string) => string
}

/** Images only by their name in the bank; the class that marks maths stays. */
const schema = {
  ...defaultSchema,
  protocols: { ...defaultSchema.protocols, src: ['media'] },
  attributes: {
    ...defaultSchema.attributes,
    code: [['className', /^language-./, 'math-inline', 'math-display']],
  },
} satisfies Schema

/** Text with code, tables, images of the bank and TeX between dollar signs, as MathML. Import it lazily (130 kB). */
export function RichMarkdown({ text, mediaAddress }: Props) {
  if (isCostlyMarkdown(text)) return <AsTyped text={text} />
  return (
    <div className="markdown">
      <ReactMarkdown
        remarkPlugins={[remarkGfm, remarkMath]}
        rehypePlugins={[[rehypeSanitize, schema]]}
        components={components}
        urlTransform={(url) => (url.startsWith('media:') ? mediaAddress(url.slice('media:'.length)) : url)}
        skipHtml
      >
        {text}
      </ReactMarkdown>
    </div>
  )
}

const components: Components = {
  ...markdownParts,
  code: (props) => {
    const { className = '', children } = props
    if (!className.includes('language-math')) return <code {...attributes(props)}>{children}</code>
    const tex = typeof children === 'string' ? children : ''
    return <Maths tex={tex} display={className.includes('math-display')} />
  },
  img: (props) => <img {...attributes(props)} alt={props.alt ?? ''} loading="lazy" style={{ maxWidth: '100%' }} />,
}

/** Temml writes its elements one by one, so that no HTML is parsed here. What is no TeX is shown as it was typed. */
function Maths({ tex, display }: { readonly tex: string; readonly display: boolean }) {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (place.current) temml.render(tex, place.current, { displayMode: display, throwOnError: false, trust: false })
  }, [tex, display])
  return <span ref={place} />
}
