import { useEffect, useRef } from 'react'
import type { Command } from './command.ts'
import { advance, isPlainKeys, pressName } from './key-sequence.ts'

const patienceMs = 1200

/** Letters mean nothing to radio buttons and check boxes, so that shortcuts go on working after a choice. */
const typedInto = 'input:not([type="radio"], [type="checkbox"]), textarea, select'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(typedInto))

const hasOpenDialog = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null

/** Runs commands by their keys. Plain keys rest while someone types, a dialog is open, or they are switched off. */
export function useCommandKeys(commands: readonly Command[], plainKeys: boolean): void {
  const pending = useRef('')
  useEffect(() => {
    let forget = 0
    const onKeyDown = (event: KeyboardEvent): void => {
      const press = pressName(event)
      if (press === null || event.defaultPrevented) return
      if (isPlainKeys(press) && (!plainKeys || isTyping(event.target) || hasOpenDialog())) return
      const known = commands.flatMap((command) => command.keys ?? [])
      const next = advance(pending.current, press, known)
      pending.current = next.pending
      clearTimeout(forget)
      forget = window.setTimeout(() => (pending.current = ''), patienceMs)
      const command = next.hit === null ? undefined : commands.findLast(({ keys }) => keys === next.hit)
      if (!command) return
      event.preventDefault()
      command.run()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => {
      clearTimeout(forget)
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [commands, plainKeys])
}
