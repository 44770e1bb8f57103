import './section-links.css'
import { Link } from '@tanstack/react-router'

export type SectionLink = { readonly label: string; readonly to: string }

/** The pages of one place beside each other, each with its own address. */
export function SectionLinks({ label, links }: { readonly label: string; readonly links: readonly SectionLink[] }) {
  return (
    <nav className="section-links" aria-label={label}>
      {links.map(({ label: name, to }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
