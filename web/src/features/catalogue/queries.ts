import { listCertifications } from '@cadre/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

export const certificationsQuery = (organisationId: string) =>
  queryOptions({
    queryKey: [organisationId, 'catalogue', 'list'],
    queryFn: () => call(listCertifications, { params: { organisationId } }),
  })
