import './nav-links.css'
import { Link } from '@tanstack/react-router'
import type { NavItem } from './nav-item.ts'

type Props = { readonly navigation: readonly NavItem[]; readonly onFollow?: () => void }

/** The main navigation as a list of links. */
export function NavLinks({ navigation, onFollow }: Props) {
  return (
    <ul className="nav-links">
      {navigation.map(({ label, to, icon: Icon, waiting = 0 }) => (
        <li key={to}>
          <Link to={to} className="nav-links-link" {...(onFollow ? { onClick: onFollow } : {})}>
            <Icon size={18} stroke={1.5} aria-hidden />
            <span className="nav-links-label">{label}</span>
            {waiting > 0 && (
              <span className="nav-links-waiting">
                {waiting}
                <span className="visually-hidden"> waiting</span>
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  )
}
