import type { ClientBase } from 'pg'

/** Roles belong to the cluster, not to a database: made before the first migration, once, by whoever may. */
export const groupRoles = ['cadre_app', 'cadre_system', 'cadre_jobs'] as const

/**
 * Makes the roles that transactions run as and lets `login` take them on. They own nothing but the job queue.
 * @param login the role that the server signs in with; gains no right of its own, only `set role`.
 */
export async function ensureRoles(owner: ClientBase, login: string): Promise<void> {
  // Two first starts at once: the second waits here and finds them made.
  await owner.query("select pg_advisory_xact_lock(hashtext('cadre roles'))")
  const { rows } = await owner.query<{ rolname: string }>('select rolname from pg_roles where rolname = any($1)', [
    groupRoles,
  ])
  const present = new Set(rows.map((row) => row.rolname))
  for (const role of groupRoles) {
    if (!present.has(role)) await owner.query(`create role ${role} nologin noinherit`)
  }
  const self = await owner.query<{ name: string }>('select current_user as name')
  const members = new Set([login, ...self.rows.map(({ name }) => name)])
  for (const role of groupRoles) {
    for (const member of members) await grantUnlessHeld(owner, role, member)
  }
  const database = await owner.query<{ name: string }>('select current_database() as name')
  for (const { name } of database.rows)
    await owner.query(`grant create on database ${owner.escapeIdentifier(name)} to cadre_jobs`)
}

async function grantUnlessHeld(owner: ClientBase, role: string, member: string): Promise<void> {
  // Since 16 a role's maker may administer it without being able to take it on: SET asks for just that.
  const held = await owner.query<{ held: boolean }>(
    `select pg_has_role($1, $2, case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as held`,
    [member, role],
  )
  if (!held.rows[0]?.held) await owner.query(`grant ${role} to ${owner.escapeIdentifier(member)}`)
}
