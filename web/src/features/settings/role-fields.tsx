import './role-fields.css'
import { mayGrant, type Role, roles } from '@cadre/contracts'
import { Checkbox } from '@mantine/core'
import { roleWords } from '../../api/role-words.ts'

type Props = {
  /** The roles of whoever chooses: nobody grants above their own. */
  readonly own: readonly Role[]
  readonly chosen: readonly Role[]
  readonly onChange: (roles: readonly Role[]) => void
}

/** Roles with what each of them means; only those that may be given. */
export function RoleFields({ own, chosen, onChange }: Props) {
  const grantable = new Set(own.flatMap((role) => mayGrant[role]))
  return (
    <fieldset className="role-fields">
      <legend>Roles</legend>
      {roles
        .filter((role) => grantable.has(role) || chosen.includes(role))
        .map((role) => (
          <Checkbox
            key={role}
            name="roles"
            label={roleWords[role].name}
            description={roleWords[role].does}
            disabled={!grantable.has(role)}
            checked={chosen.includes(role)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...chosen, role] : chosen.filter((other) => other !== role))
            }
          />
        ))}
    </fieldset>
  )
}
