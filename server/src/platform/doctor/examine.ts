import { schemaVersionOf } from '../backup/session.ts'
import { withClient } from '../postgres/index.ts'
import { auditChain } from './audit-chain.ts'
import type { Check, Patient } from './check.ts'
import { migrations, orphans, timeZones } from './data.ts'
import { organisationFirst, roles, rowSecurity } from './tenancy.ts'

const checks: readonly Check[] = [migrations, roles, rowSecurity, organisationFirst, orphans, auditChain, timeZones]

export type Examination = {
  /** Signs in as a role that sees behind row-level security. */
  readonly adminUrl: string
  readonly login: string
  readonly knownMigrations: readonly string[]
  readonly say: (line: string) => void
}

/** `cadre doctor`: looks at each thing that must hold and says what it found. Changes nothing. @returns problems found. */
export async function examine({ adminUrl, login, knownMigrations, say }: Examination): Promise<number> {
  return withClient(adminUrl, async (client) => {
    await client.query('begin isolation level repeatable read read only')
    if ((await schemaVersionOf(client)) === '') {
      say('WRONG migrations: this database holds nothing yet. Start the server once: it carries them out.')
      return 1
    }
    const blind = await isBlind({ client, login, knownMigrations })
    if (blind) say('note  this role does not see behind row-level security: rows were not looked at, only definitions')
    let problems = 0
    for (const { name, look } of blind ? checks.filter((check) => !needRows.has(check)) : checks) {
      const found = await look({ client, login, knownMigrations })
      problems += found.problems.length
      say(found.problems.length === 0 ? `ok    ${name}: ${found.looked}` : `WRONG ${name}:`)
      for (const problem of found.problems) say(`      ${problem}`)
    }
    say(problems === 0 ? 'Nothing is wrong.' : `${problems} ${problems === 1 ? 'thing is' : 'things are'} wrong.`)
    return problems
  })
}

const needRows = new Set([orphans, auditChain, timeZones])

async function isBlind({ client }: Patient): Promise<boolean> {
  const { rows } = await client.query<{ sees: boolean }>(
    'select rolsuper or rolbypassrls as sees from pg_roles where rolname = current_user',
  )
  return !rows[0]?.sees
}
