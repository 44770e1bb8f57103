import '@mantine/spotlight/styles.layer.css'
import './command-palette.css'
import { createSpotlight, Spotlight, type SpotlightActionGroupData, useSpotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { Command } from './command.ts'
import { KeyCaps } from './key-caps.tsx'
import type { EarlyTyping } from './use-early-typing.ts'

const [store, palette] = createSpotlight()

const groupsOf = (commands: readonly Command[]): SpotlightActionGroupData[] =>
  [...Map.groupBy(commands, ({ group }) => group)].map(([group, members]) => ({
    group,
    actions: members.map((command) => ({
      id: command.id,
      label: command.label,
      leftSection: command.icon,
      rightSection: command.keys === undefined ? null : <KeyCaps keys={command.keys} />,
      keywords: [...(command.words ?? []), group],
      onClick: command.run,
    })),
  }))

/** What was typed before the field was there selects its first hit too, or opens it, as typing into the field does. */
function useFirstHit({ query, entered }: EarlyTyping): void {
  const { listId } = useSpotlight(store)
  useEffect(() => {
    if (query.trim() === '') return
    const hits = [...(document.getElementById(listId)?.querySelectorAll<HTMLElement>('[data-action]') ?? [])]
    hits.forEach((hit, index) => hit.toggleAttribute('data-selected', index === 0))
    store.updateState((state) => ({ ...state, selected: 0 }))
    if (entered) hits[0]?.click()
  }, [query, entered, listId])
}

type Props = {
  readonly commands: readonly Command[]
  readonly typing: EarlyTyping
  readonly onClose: () => void
}

/** The search over everything that can be done here. Loaded when it is first asked for. */
export function CommandPalette({ commands, typing, onClose }: Props) {
  const { query, setQuery } = typing
  useEffect(() => palette.open(), [])
  useFirstHit(typing)
  return (
    <Spotlight
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      actions={groupsOf(query.trim() === '' ? commands.filter(({ found = false }) => !found) : commands)}
      limit={40}
      onSpotlightClose={onClose}
      nothingFound="Nothing by that name. Try another word."
      highlightQuery
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      attributes={{ content: { 'aria-label': 'Find a page or an action' } }}
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 0 }}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.5} aria-hidden />,
        placeholder: 'Find a page or an action',
        'aria-label': 'Find a page or an action',
      }}
    />
  )
}
