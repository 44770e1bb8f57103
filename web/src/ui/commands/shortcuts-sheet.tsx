import './shortcuts-sheet.css'
import { Modal, Switch } from '@mantine/core'
import type { Command } from './command.ts'
import { KeyCaps } from './key-caps.tsx'

type Props = {
  readonly commands: readonly Command[]
  readonly plainKeys: boolean
  readonly onPlainKeys: (on: boolean) => void
  readonly onClose: () => void
}

const withKeys = (command: Command): command is Command & { keys: string } => command.keys !== undefined

/** Every shortcut that works on this screen, with the switch that WCAG 2.1.4 asks for. */
export function ShortcutsSheet({ commands, plainKeys, onPlainKeys, onClose }: Props) {
  const groups = [...Map.groupBy(commands.filter(withKeys), ({ group }) => group)]
  return (
    <Modal opened onClose={onClose} title="Keyboard shortcuts" size="md" closeButtonProps={{ 'aria-label': 'Close' }}>
      {groups.map(([group, members]) => (
        <section key={group} className="shortcuts-sheet-group">
          <h3>{group}</h3>
          <dl>
            {members.map((command) => (
              <div key={command.id}>
                <dt>{command.label}</dt>
                <dd>
                  <KeyCaps keys={command.keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <Switch
        label="Shortcuts of plain letters"
        description="Switch off if dictation or other tools press them for you"
        checked={plainKeys}
        onChange={(event) => onPlainKeys(event.currentTarget.checked)}
      />
    </Modal>
  )
}
