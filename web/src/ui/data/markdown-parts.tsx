import { type ComponentProps, createElement, type ReactElement, type ReactNode } from 'react'
import type { Components } from 'react-markdown'
import { useOwnScrolling } from './use-own-scrolling.ts'

/** What Markdown's own tree adds is no attribute of an element. */
export function attributes<P extends { node?: unknown }>(props: P): Omit<P, 'node'> {
  const { node, ...own } = props
  return node === undefined ? props : own
}

/** Written text stands inside a page whose own headings take the first two levels. */
const deepen = 2
const deepest = 6

const heading =
  (level: number) =>
  (props: ComponentProps<'h1'> & { node?: unknown }): ReactElement =>
    createElement(`h${Math.min(level + deepen, deepest)}`, attributes(props))

// What is wider than a phone with large text scrolls by itself, and the page does not.
const WideTable = ({ children }: { readonly children: ReactNode }) => (
  <div className="markdown-table" {...useOwnScrolling('Table')}>
    {children}
  </div>
)

const Code = (props: ComponentProps<'pre'>) => <pre {...props} {...useOwnScrolling('Code or formula')} />

/** Elements of written text that a page or a screen reader needs otherwise than Markdown writes them. */
export const markdownParts = {
  h1: heading(1),
  h2: heading(2),
  h3: heading(3),
  h4: heading(4),
  h5: heading(5),
  h6: heading(6),
  table: (props) => (
    <WideTable>
      <table {...attributes(props)} />
    </WideTable>
  ),
  pre: (props) => <Code {...attributes(props)} />,
  // The corner above the rows' names heads nothing.
  th: (props) =>
    props.children === undefined || props.children === null ? (
      <td {...attributes(props)} />
    ) : (
      <th scope="col" {...attributes(props)} />
    ),
} satisfies Components

/** Text that would hold a browser up if it were read as Markdown. */
export const AsTyped = ({ text }: { readonly text: string }) => <div className="markdown as-typed">{text}</div>
