import { useEffect } from 'react'

/** Long enough for a dialog that gives the focus back itself. */
const settleMs = 30

const holdsDialog = (node: Node): boolean =>
  node instanceof Element && (node.matches('[role="dialog"]') || node.querySelector('[role="dialog"]') !== null)

/**
 * After a dialog is gone, keyboards and screen readers go on where they were before it; after what had the focus is gone, as a
 * button that did its work, at the page's content. What is taken away as a whole leaves the focus nowhere.
 */
export function KeptFocus() {
  useEffect(() => {
    let before: HTMLElement | null = null
    const onFocus = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && !target.closest('[role="dialog"]')) before = target
    }
    const settle = (): void => {
      if (document.activeElement !== document.body || document.querySelector('[role="dialog"]')) return
      if (before?.isConnected && before.matches(':disabled')) return
      if (before?.isConnected) before.focus({ preventScroll: true })
      before = null
      if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true })
    }
    const watcher = new MutationObserver((changes) => {
      const lost = before !== null && !before.isConnected
      // A button that works is disabled, and with that out of focus, until it is done.
      const back = changes.some(({ type, target }) => type === 'attributes' && target === before)
      if (lost || back || changes.some(({ removedNodes }) => [...removedNodes].some(holdsDialog)))
        setTimeout(settle, settleMs)
    })
    document.addEventListener('focusin', onFocus)
    watcher.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] })
    return () => {
      document.removeEventListener('focusin', onFocus)
      watcher.disconnect()
    }
  }, [])
  return null
}
