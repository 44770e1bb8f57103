import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

/** After a step to another page, keyboards and screen readers go on at its content. */
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
