import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { failureBehind, signedOutCode } from './request-failed.ts'

/**
 * Reads are repeated only when the same request may succeed later; writes never by themselves.
 * @param onSignedOut told when any request finds the session gone.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (thrown: unknown): void => {
    if (failureBehind(thrown).code === signedOutCode) onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // A request is tried whatever the browser believes of the network: what waits for that belief shows nothing for as long.
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (attempts, thrown) => attempts < 2 && failureBehind(thrown).passing,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
