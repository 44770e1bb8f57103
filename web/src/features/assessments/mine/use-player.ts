import { useEffect, useState } from 'react'
import { fetchPieces } from '../player/pieces.ts'

const fetchPlayer = (): Promise<unknown> => Promise.allSettled([import('../player/player-page.tsx'), fetchPieces()])

/** Fetches the player while the conditions are read: on a slow line that would cost half a minute of the attempt's time. */
export function usePlayer(): { readonly fetched: boolean; readonly whenFetched: () => Promise<unknown> } {
  const [fetching] = useState(fetchPlayer)
  const [fetched, setFetched] = useState(false)
  useEffect(() => void fetching.then(() => setFetched(true)), [fetching])
  return { fetched, whenFetched: () => fetching }
}
