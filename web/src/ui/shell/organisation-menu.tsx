import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import type { Organisation } from './organisation.ts'

type Props = {
  readonly current: Organisation
  readonly others: readonly Organisation[]
  readonly onSwitch: (id: string) => void
  readonly onClose: () => void
  readonly target: ReactElement
}

/** The choice of organisations. Loaded when it is first asked for. */
export function OrganisationMenu({ current, others, onSwitch, onClose, target }: Props) {
  return (
    <Menu defaultOpened onClose={onClose} position="bottom-start" width={240}>
      <Menu.Target>{target}</Menu.Target>
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
