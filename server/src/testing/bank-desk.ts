import { certificationOf } from './certification-of.ts'
import { join, openFirstOrganisation } from './people.ts'
import type { TestServer } from './server-on.ts'

/** An organisation whose bank is about to be filled: one who writes, one who reviews, and the two exams with shipped questions. */
export async function openBankDesk(server: TestServer) {
  const { owner, organisationId } = await openFirstOrganisation(server)
  const [mla, aif] = [
    await certificationOf(owner.call, organisationId, 'MLA-C01'),
    await certificationOf(owner.call, organisationId, 'AIF-C01'),
  ]
  const writer = await join(server, { by: owner, organisationId, name: 'Writer', roles: ['trainer'] })
  const reviewer = await join(server, { by: owner, organisationId, name: 'Reviewer', roles: ['programme-lead'] })
  return { owner, organisationId, params: { organisationId }, writer, reviewer, mla, aif }
}
