import { countOf, problemsIn, type Check } from './check.ts'

/** Every entry holds the hash of the one before and its own; the head holds the last. A changed or missing one breaks it. */
export const auditChain: Check = {
  name: 'audit log',
  async look({ client }) {
    const broken = await problemsIn(
      client,
      `select format('organisation %s: entry %s is not the one that was written', organisation_id, min(seq)) as problem
       from (select e.*, coalesce(lag(hash) over chain, '\\x') as expected_previous, coalesce(lag(seq) over chain, 0) + 1 as expected_seq
             from audit.entries e window chain as (partition by organisation_id order by seq)) e
       where seq <> expected_seq or previous_hash <> expected_previous
          or hash <> audit.hash_of(previous_hash, organisation_id, seq, at, person_id, operation, subject, detail)
       group by organisation_id`,
    )
    const cut = await problemsIn(
      client,
      `select format('organisation %s: the log ends at entry %s, its head says %s', h.organisation_id, coalesce(last.seq, 0), h.seq) as problem
       from audit.heads h left join lateral (select seq, hash from audit.entries e where e.organisation_id = h.organisation_id order by seq desc limit 1) last on true
       where h.seq <> coalesce(last.seq, 0) or (last.seq is not null and h.hash <> last.hash)`,
    )
    return {
      looked: `${await countOf(client, 'select count(*) from audit.entries')} entries, each chained to the one before`,
      problems: [...broken, ...cut],
    }
  },
}
