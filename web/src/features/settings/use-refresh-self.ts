import { useQueryClient } from '@tanstack/react-query'

/** Asks again for what is shown of the person signed in: what belongs to no organisation. */
export function useRefreshSelf(): () => Promise<unknown> {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: [null, 'identity'] })
}
