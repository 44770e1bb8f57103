import { signOut } from '@cadre/contracts'
import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { call } from '../call.ts'
import { sessionQuery } from './session-query.ts'

/** Ends the session, forgets everything read in it, and leaves for the sign-in page. */
export function useSignOut(): UseMutationResult<unknown, Error, void> {
  const queryClient = useQueryClient()
  const router = useRouter()
  return useMutation({
    mutationFn: () => call(signOut, {}),
    onSuccess: async () => {
      await queryClient.cancelQueries()
      queryClient.clear()
      queryClient.setQueryData(sessionQuery.queryKey, null)
      await router.navigate({ to: '/sign-in' })
    },
  })
}
