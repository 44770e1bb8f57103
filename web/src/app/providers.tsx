import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { createQueryClient } from '../api/query-client.ts'
import { sessionQuery } from '../api/session/session-query.ts'
import { UiProvider } from '../ui/theme/ui-provider.tsx'
import { router } from './router.ts'

/** Everything that lives as long as the page does. */
export function Providers({ styleNonce }: { readonly styleNonce: string }) {
  const [queryClient] = useState(() => {
    const created = createQueryClient(() => {
      created.setQueryData(sessionQuery.queryKey, null)
      void router.invalidate()
    })
    return created
  })
  return (
    <UiProvider styleNonce={styleNonce}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} context={{ queryClient }} />
      </QueryClientProvider>
    </UiProvider>
  )
}
