import { QueryClient } from '@tanstack/react-query'
import { failureBehind } from './request-failed.ts'

/** Reads are repeated only when the same request may succeed later; writes never by themselves. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (attempts, thrown) => attempts < 2 && failureBehind(thrown).passing,
      },
      mutations: { retry: false },
    },
  })
