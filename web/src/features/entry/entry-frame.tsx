import './entry-frame.css'
import { Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ColourSchemeSwitch } from '../../ui/shell/colour-scheme-switch.tsx'

/** A quiet page with one thing to do: the route's, or what is given. */
export function EntryFrame({ children = <Outlet /> }: { readonly children?: ReactNode }) {
  return (
    <div className="entry-frame">
      <header className="entry-frame-head">
        <img src="/favicon.svg" alt="" width="24" height="24" />
        <span>Cadre</span>
        <ColourSchemeSwitch />
      </header>
      <main id="main" className="entry-frame-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
