import { unreachable } from '@cadre/kernel'
import type { DatabaseRefusal } from './source.ts'

/** Why the database could not be had, for the person at the terminal: what, where, and what to do. */
export function sayWhy(refusal: DatabaseRefusal): string {
  switch (refusal.code) {
    case 'postgres.held': {
      const { dataDir, holder } = refusal.details
      const at = holder.address === null ? '' : ` at ${holder.address}`
      return `Cadre already runs on ${dataDir}${at} (process ${holder.pid}, since ${holder.since}). Use that one, stop it, or choose another data folder.`
    }
    case 'postgres.no-folder':
      return `There can be no data folder at ${refusal.details.dataDir}: ${refusal.details.said}. Choose another one.`
    case 'postgres.none':
      return `There is no database in ${refusal.details.dataDir}. Start the server once, or name its folder with --data.`
    case 'postgres.out-of-reach': {
      const { folder, barrier, uid } = refusal.details
      return `The database in ${folder} belongs to user ${uid}, who may not pass ${barrier}. Move the checkout out of the private folder, or allow passing it: chmod o+x ${barrier}`
    }
    case 'postgres.copied-data': {
      const { dataDir, folder, owner, note } = refusal.details
      return `${dataDir} is a copy: its database in ${folder} belongs to ${owner}. To start this copy with an empty database delete ${note}; to take data along use cadre backup and cadre restore.`
    }
    case 'postgres.other-major': {
      const { found, needed, folder } = refusal.details
      return `The data in ${folder} was written by PostgreSQL ${found}; this Cadre brings ${needed}. Run cadre backup with the Cadre that wrote it, then cadre restore with this one.`
    }
    case 'postgres.not-created':
      return `The database could not be created in ${refusal.details.folder}:\n${refusal.details.said}`
    case 'postgres.not-ready':
      return `The database did not start. The end of ${refusal.details.logFile}:\n${refusal.details.lastLines}`
    case 'postgres.unreachable':
      return `The database of DATABASE_URL does not answer: ${refusal.details.said}`
    case 'postgres.too-old':
      return `The database of DATABASE_URL is PostgreSQL ${refusal.details.found}; Cadre needs ${refusal.details.needed} or later.`
    case 'postgres.no-app-role':
      return `The database of DATABASE_URL lacks the role Cadre's requests run as. Let an administrator run:\n${refusal.details.statements.join(';\n')};`
    default:
      return unreachable(refusal)
  }
}
