import { certification, demandRanking, listCertificates, listCertifications } from '@cadre/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

export const certificationsQuery = (organisationId: string) =>
  queryOptions({
    queryKey: [organisationId, 'catalogue', 'list'],
    queryFn: async () => (await call(listCertifications, { params: { organisationId } })).items,
  })

export const certificationQuery = (organisationId: string, certificationId: string) =>
  queryOptions({
    queryKey: [organisationId, 'catalogue', 'one', certificationId],
    queryFn: () => call(certification, { params: { organisationId, certificationId } }),
  })

export const demandQuery = (organisationId: string) =>
  queryOptions({
    queryKey: [organisationId, 'catalogue', 'demand'],
    queryFn: () => call(demandRanking, { params: { organisationId } }),
  })

export const certificatesQuery = (organisationId: string) =>
  queryOptions({
    queryKey: [organisationId, 'catalogue', 'certificates'],
    queryFn: async () => (await call(listCertificates, { params: { organisationId } })).items,
  })
