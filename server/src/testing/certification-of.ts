import { listCertifications, type Client } from '@cadre/contracts'
import { expectOk, present, type Id } from '@cadre/kernel'
import type { OrganisationId } from '../platform/scope.ts'

/** A certification of an organisation's catalogue, by its code. */
export async function certificationOf(
  client: Client,
  organisationId: OrganisationId,
  code: string,
): Promise<Id<'crt'>> {
  const { items } = expectOk(await client(listCertifications, { params: { organisationId } }))
  const found = items.find((each) => each.code === code)
  return present(found, `${code} is in the catalogue`).certificationId
}
