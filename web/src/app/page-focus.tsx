import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

/** After a step to another page: its title becomes the window's, and reading goes on at the new content. */
export function PageFocus() {
  const path = useLocation({ select: ({ pathname }) => pathname })
  const shown = useRef(path)
  useEffect(() => {
    if (shown.current === path) return
    shown.current = path
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [path])
  return null
}
