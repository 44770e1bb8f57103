import { unreachable } from '@cadre/kernel'
import type { RestoreRefusal } from './restore-backup.ts'
import type { BackupRefusal } from './write-backup.ts'

/** Why a backup or a restore was not done, for the person at the terminal. Nothing was changed in any of these cases. */
export function sayWhyNot(refusal: BackupRefusal | RestoreRefusal): string {
  switch (refusal.code) {
    case 'backup.file-exists':
      return `${refusal.details.file} exists already. Choose another name or move it away.`
    case 'backup.hidden-rows':
      return `The role of DATABASE_URL may not see all rows (${refusal.details.said}). Let an administrator run: alter role … bypassrls`
    case 'restore.not-a-backup':
      return `${refusal.details.file} was not written by cadre backup.`
    case 'restore.damaged':
      return `${refusal.details.file} is damaged at line ${refusal.details.line}: ${refusal.details.reason}. Nothing was changed; use another backup.`
    case 'restore.not-empty': {
      const listed = refusal.details.tables.map(({ name, rows }) => `  ${name}: ${rows}`).join('\n')
      return `The database ${refusal.details.database} is not empty (rows by table):\n${listed}\nWith --force it is kept under another name and replaced.`
    }
    case 'restore.newer-schema':
      return `The backup is of schema version ${refusal.details.schemaVersion}, which this Cadre does not know. Use the version that wrote it, or a newer one.`
    case 'restore.in-use':
      return `The database is in use (${refusal.details.said}). Stop every server and try again.`
    case 'restore.other-shape':
      return `The backup's table ${refusal.details.table} has the columns ${refusal.details.found.join(', ')}; its schema version has ${refusal.details.expected.join(', ') || 'no such table'}.`
    case 'restore.rows-refused':
      return `The database refused rows of ${refusal.details.table}: ${refusal.details.said}. Nothing was changed.`
    case 'restore.not-the-same':
      return `The rows of ${refusal.details.table} did not come back as they were written. Nothing was changed.`
    default:
      return unreachable(refusal)
  }
}
