import './organisation-switch.css'
import { Menu } from '@mantine/core'
import { IconCheck, IconSelector } from '@tabler/icons-react'

type Choice = { readonly id: string; readonly name: string }
type Props = {
  readonly current: Choice
  readonly others: readonly Choice[]
  readonly onSwitch: (id: string) => void
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')

/** The organisation one works in; a menu only for people who belong to several. */
export function OrganisationSwitch({ current, others, onSwitch }: Props) {
  const face = (
    <>
      <span className="organisation-switch-mark" aria-hidden>
        {initials(current.name)}
      </span>
      <span className="organisation-switch-name">{current.name}</span>
    </>
  )
  if (others.length === 0) return <div className="organisation-switch">{face}</div>
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <button type="button" className="organisation-switch">
          {face}
          <IconSelector size={16} stroke={1.5} aria-hidden />
          <span className="visually-hidden">Change organisation</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={<IconCheck size={16} aria-hidden />}>{current.name}</Menu.Item>
        {others.map((other) => (
          <Menu.Item key={other.id} onClick={() => onSwitch(other.id)}>
            {other.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
