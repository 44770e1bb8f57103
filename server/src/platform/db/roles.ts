import type { ClientBase } from 'pg'

/** Roles belong to the cluster, not to a database: made before the first migration, once, by whoever may. */
const groupRoles = ['cadre_app', 'cadre_system', 'cadre_jobs'] as const

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
  const quoted = owner.escapeIdentifier(login)
  for (const role of groupRoles) {
    await grantUnlessHeld(owner, role, login, quoted)
    await grantUnlessHeld(owner, role, null, 'current_user')
  }
  const database = await owner.query<{ name: string }>('select current_database() as name')
  for (const { name } of database.rows)
    await owner.query(`grant create on database ${owner.escapeIdentifier(name)} to cadre_jobs`)
}

async function grantUnlessHeld(owner: ClientBase, role: string, member: string | null, quoted: string): Promise<void> {
  const held = await owner.query<{ held: boolean }>(
    `select exists (select 1 from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles u on u.oid = m.member
      where r.rolname = $1 and u.rolname = coalesce($2, current_user)) or coalesce($2, current_user) = $1 as held`,
    [role, member],
  )
  if (!held.rows[0]?.held) await owner.query(`grant ${role} to ${quoted}`)
}
