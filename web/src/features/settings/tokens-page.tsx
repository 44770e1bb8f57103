import { listApiTokens, type ReplyOf, revokeApiToken } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useWrite } from '../../api/use-write.ts'
import { countText } from '../../lib/format/number.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Day } from '../../ui/data/day.tsx'
import { ConsequencesDialog } from '../../ui/feedback/consequences-dialog.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { MakeToken } from './make-token.tsx'

type Token = ReplyOf<typeof listApiTokens>['tokens'][number]
const rowId = ({ apiTokenId }: Token): string => apiTokenId

/** Keys for programs that work in somebody's name. */
export function TokensPage() {
  const { organisationId } = useHere()
  const tokens = useReading(listApiTokens, { params: { organisationId } })
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<Token | null>(null)
  const columns = useMemo(() => tokenColumns(setRevoking), [])
  const make = <Button onClick={() => setMaking(true)}>Make a token</Button>
  return (
    <>
      <PageHeader title="API tokens" about={<a href="/api/openapi.json">What the API offers</a>} action={make} />
      <Loaded of={tokens}>
        {(found) => (
          <DataTable
            label="API tokens"
            framed
            columns={columns}
            rows={found.tokens}
            rowId={rowId}
            empty={
              <EmptyState title="No program works here yet" action={make}>
                A token lets a script or another tool do a part of what you may do, until it expires.
              </EmptyState>
            }
          />
        )}
      </Loaded>
      {making && <MakeToken onClose={() => setMaking(false)} />}
      {revoking && <RevokeToken token={revoking} onClose={() => setRevoking(null)} />}
    </>
  )
}

const tokenColumns = (onRevoke: (token: Token) => void): Column<Token>[] => [
  { id: 'name', header: 'Token', value: ({ name }) => name },
  { id: 'person', header: 'Works as', value: ({ personName }) => personName },
  {
    id: 'permissions',
    header: 'May',
    value: ({ permissions }) => permissions.length,
    cell: ({ permissions }) =>
      permissions.length > 3 ? countText(permissions.length, 'permission') : permissions.join(', '),
  },
  {
    id: 'lastUsedAt',
    header: 'Last used',
    value: ({ lastUsedAt }) => lastUsedAt,
    cell: ({ lastUsedAt }) => (lastUsedAt === null ? 'never' : <Day at={lastUsedAt} />),
  },
  {
    id: 'expiresAt',
    header: 'Expires',
    value: ({ expiresAt }) => expiresAt,
    cell: ({ expiresAt }) => <Day at={expiresAt} />,
  },
  {
    id: 'act',
    header: 'End it',
    sortable: false,
    value: () => null,
    cell: (token) => (
      <Button size="compact-xs" variant="default" onClick={() => onRevoke(token)}>
        Revoke<span className="visually-hidden"> {token.name}</span>
      </Button>
    ),
  },
]

function RevokeToken({ token, onClose }: { readonly token: Token; readonly onClose: () => void }) {
  const { organisationId } = useHere()
  const refresh = useRefresh('identity')
  const { apiTokenId, name, personName } = token
  const write = useWrite(
    () => call(revokeApiToken, { params: { organisationId, apiTokenId } }),
    async () => {
      await refresh()
      sayDone(`The token ${name} is revoked`)
    },
  )
  return (
    <ConsequencesDialog
      title={`Revoke ${name}`}
      intent={`Programs that use this token of ${personName} are refused from now on.`}
      groups={[]}
      commit={`Revoke ${name}`}
      undo={{ possible: false, words: 'A token that ended stays ended; make another.' }}
      destructive
      onCommit={() => write.attempt(undefined)}
      onClose={onClose}
    />
  )
}
