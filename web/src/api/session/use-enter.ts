import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { sessionQuery } from './session-query.ts'

/** After a sign-in: forgets what was read before it, reads who is signed in now, and goes where they wanted to. */
export function useEnter(): (href: string) => Promise<void> {
  const queryClient = useQueryClient()
  const router = useRouter()
  return async (href) => {
    queryClient.clear()
    await queryClient.fetchQuery(sessionQuery)
    await router.navigate({ href })
  }
}
