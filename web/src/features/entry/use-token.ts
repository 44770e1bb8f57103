import { useState } from 'react'

/** The secret of a mailed link. It stands behind `#`, so that it reaches no server, log or referrer by itself. */
export function useToken(): string {
  const [token] = useState(() => location.hash.slice(1))
  return token
}
