import { certificationStatuses } from '@cadre/contracts'
import type { Status } from './words.ts'

/** What of the list is shown; a link carries it. */
export type ListSearch = { readonly q?: string; readonly status?: Status }

export function listSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  const status = certificationStatuses.find((known) => known === search['status'])
  const q = typeof search['q'] === 'string' ? search['q'].slice(0, 100) : ''
  return { ...(q !== '' && { q }), ...(status && { status }) }
}

type Listed = { readonly vendor: string; readonly code: string; readonly name: string; readonly status: Status }

/** Every word typed is in the vendor, code or name. */
export function isShown(item: Listed, { q = '', status }: ListSearch): boolean {
  const text = `${item.vendor} ${item.code} ${item.name}`.toLowerCase()
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  return (status === undefined || item.status === status) && words.every((word) => text.includes(word))
}
