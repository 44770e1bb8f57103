import { useQueryClient } from '@tanstack/react-query'
import { useOrganisation } from './use-session.ts'

/** Asks again for everything shown of the topics: what a write calls when it is done. */
export function useRefresh(...topics: readonly string[]): () => Promise<unknown> {
  const { organisationId } = useOrganisation()
  const queryClient = useQueryClient()
  return () => Promise.all(topics.map((topic) => queryClient.invalidateQueries({ queryKey: [organisationId, topic] })))
}
