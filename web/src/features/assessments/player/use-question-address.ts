import { useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'

/** The address of what stands before the last word, beside those of the questions. */
const review = 'review'

const addressOf = (shown: string): string => `?at=${encodeURIComponent(shown)}`
const shownIn = (search: string): string | null => new URLSearchParams(search).get('at')

/** How many addresses of this exam lie behind the one that is open; kept with it in the browser's history. */
function stepsIn(state: object): number {
  const steps: unknown = Reflect.get(state, 'examSteps')
  return typeof steps === 'number' ? steps : 0
}

type Shown = {
  /** The question on screen, or the last one that was. */
  readonly place: string
  readonly reviewing: boolean
  readonly open: (place: string) => void
  readonly review: () => void
}

/**
 * Which question is on screen stands in the address, so that Back and Forward go between questions and a reload stays where it was.
 * The history is asked itself: what the router tells comes later, and a key that answers must never meet the question before.
 * @param start where an address leads that names no question.
 */
export function useQuestionAddress(places: readonly string[], start: () => string): Shown {
  const { history } = useRouter()
  const [pathname] = useState(() => history.location.pathname)
  // While the page is being left the address is another's.
  const asked = useSyncExternalStore(history.subscribe, () =>
    history.location.pathname === pathname ? shownIn(history.location.search) : null,
  )
  const [last, setLast] = useState(start)
  const place = asked !== null && places.includes(asked) ? asked : last
  if (place !== last) setLast(place)
  const reviewing = asked === review
  useEffect(() => {
    if (reviewing || asked === place || history.location.pathname !== pathname) return
    history.replace(pathname + addressOf(place), { examSteps: stepsIn(history.location.state) })
  }, [history, pathname, asked, place, reviewing])
  const go = useCallback(
    (shown: string) => {
      if (shownIn(history.location.search) !== shown)
        history.push(pathname + addressOf(shown), { examSteps: stepsIn(history.location.state) + 1 })
      window.scrollTo({ top: 0 })
    },
    [history, pathname],
  )
  return { place, reviewing, open: go, review: useCallback(() => go(review), [go]) }
}

/** Once an exam is over its questions are no steps any more: Back leads to where it was opened from. */
export function useStepsFolded(over: boolean): void {
  const { history } = useRouter()
  const folded = useRef(false)
  useEffect(() => {
    if (!over || folded.current) return
    folded.current = true
    // The oldest steps fall out of a long history, and a browser goes nowhere where it is asked for more than it has.
    const steps = Math.min(stepsIn(history.location.state), history.length - 1)
    if (steps > 0) history.go(-steps)
  }, [history, over])
}
