import { useEffect, useState } from 'react'

/**
 * The palette's query. People type on at once: what they press before its field is loaded and focused is kept here, so
 * that no letter is lost or taken for a shortcut.
 */
export function useEarlyTyping(open: boolean): [query: string, setQuery: (query: string) => void] {
  const [query, setQuery] = useState('')
  useEffect(() => {
    if (!open) return undefined
    const onKeyDown = (event: KeyboardEvent): void => {
      const typed = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
      if (!typed || event.target instanceof HTMLInputElement) return
      event.preventDefault()
      event.stopPropagation()
      setQuery((before) => before + event.key)
    }
    document.addEventListener('keydown', onKeyDown, { capture: true })
    return () => {
      document.removeEventListener('keydown', onKeyDown, { capture: true })
      setQuery('')
    }
  }, [open])
  return [query, setQuery]
}
