import { useEffect, useState } from 'react'

export type EarlyTyping = {
  readonly query: string
  readonly setQuery: (query: string) => void
  /** Enter was pressed before there was a field: what is found first is meant. */
  readonly entered: boolean
}

/**
 * The palette's query. People type on at once: what they press before its field is loaded and focused is kept here, so
 * that nothing is lost or taken for a shortcut.
 */
export function useEarlyTyping(open: boolean): EarlyTyping {
  const [query, setQuery] = useState('')
  const [entered, setEntered] = useState(false)
  useEffect(() => {
    if (!open) return undefined
    const onKeyDown = (event: KeyboardEvent): void => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey
      if (!plain || event.target instanceof HTMLInputElement) return
      if (event.key === 'Enter') setEntered(true)
      else if (event.key.length === 1) setQuery((before) => before + event.key)
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', onKeyDown, { capture: true })
    return () => {
      document.removeEventListener('keydown', onKeyDown, { capture: true })
      setQuery('')
      setEntered(false)
    }
  }, [open])
  return { query, setQuery, entered }
}
