import { listMembers, type member, type ReplyOf } from '@cadre/contracts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { ChoiceField } from '../../ui/form/fields.tsx'

type ManagerId = ReplyOf<typeof member>['managerId']
type Props = {
  readonly personId: string
  readonly value: ManagerId
  readonly onChange: (managerId: ManagerId) => void
}

const most = 200

/** Whom somebody reports to: a manager sees attendance and readiness of their people, never answers. */
export function ManagerField({ personId, value, onChange }: Props) {
  const { organisationId } = useHere()
  const found = useReading(listMembers, { params: { organisationId }, query: { status: 'active', limit: most } })
  const others = (found.value?.members ?? []).filter((other) => other.personId !== personId)
  return (
    <ChoiceField
      name="managerId"
      label="Manager"
      description="Sees attendance and readiness, never answers"
      data={[{ value: '', label: 'Nobody' }, ...others.map((other) => ({ value: other.personId, label: other.name }))]}
      value={value ?? ''}
      onChange={(event) =>
        onChange(others.find((other) => other.personId === event.currentTarget.value)?.personId ?? null)
      }
    />
  )
}
