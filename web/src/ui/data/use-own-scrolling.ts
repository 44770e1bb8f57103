import { type RefCallback, useCallback, useState } from 'react'

type OwnScrolling = {
  readonly ref: RefCallback<HTMLElement>
  readonly tabIndex?: 0
  readonly role?: 'group'
  readonly 'aria-label'?: string
}

/** Of an element that scrolls by itself where it is wider than its page: there, and only there, the keyboard reaches it. */
export function useOwnScrolling(label: string): OwnScrolling {
  const [scrolls, setScrolls] = useState(false)
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth))
    for (const watched of [element, ...element.children]) observer.observe(watched)
    return () => observer.disconnect()
  }, [])
  return { ref, ...(scrolls && { tabIndex: 0, role: 'group', 'aria-label': label }) }
}
