import './entry-frame.css'
import { Outlet } from '@tanstack/react-router'
import { ColourSchemeSwitch } from '../../ui/shell/colour-scheme-switch.tsx'

/** A quiet page with one thing to do. */
export function EntryFrame() {
  return (
    <div className="entry-frame">
      <header className="entry-frame-head">
        <img src="/favicon.svg" alt="" width="24" height="24" />
        <span>Cadre</span>
        <ColourSchemeSwitch />
      </header>
      <main id="main" className="entry-frame-main" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  )
}
