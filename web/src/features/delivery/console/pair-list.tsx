import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Mark } from '../../../ui/data/mark.tsx'
import { mostInGroup, movedPair, type PairMove } from './moved-pair.ts'
import type { Acts } from './use-acts.ts'
import type { Console } from './use-console.ts'

type Pair = Console['pairs'][number]
type Person = Pair['people'][number]
type Props = {
  readonly console: Console
  readonly acts: Acts
  /** False once the session has ended. */
  readonly open: boolean
}

/** Who works with whom, and what each can explain; everybody can be moved, by mouse and by keyboard alike. */
export function PairList({ console: { pairs, people }, acts, open }: Props) {
  const paired = new Set(pairs.flatMap((pair) => pair.people.map(({ personId }) => personId)))
  const left = people.filter(({ personId }) => !paired.has(personId))
  const groups = pairs.map((pair) => pair.people.map(({ personId }) => personId))
  const move = (personId: string, to: PairMove): void => acts.pairs.run(movedPair(groups, personId, to))
  const named = (person: Person, at: number | null) =>
    open ? (
      <PersonMenu key={person.personId} {...{ person, at, pairs, busy: acts.pairs.busy, move }} />
    ) : (
      <span key={person.personId}>{person.name}</span>
    )
  return (
    <>
      <ol className="pair-list" aria-label="Pairs">
        {pairs.map(({ people: inside, helps, labDone }, at) => (
          <li key={inside.map(({ personId }) => personId).join()}>
            <div className="pair-list-people">
              {inside.map((person) => named(person, at))}
              {labDone && <Mark tone="good">done</Mark>}
            </div>
            {helps.map(({ from, to, domain }) => (
              <div key={`${from} ${to} ${domain}`} className="console-quiet">
                {from} can explain {domain} to {to}
              </div>
            ))}
          </li>
        ))}
      </ol>
      {left.length > 0 && (
        <div className="pair-list-left">
          <span className="console-quiet">In no pair:</span>
          {left.map((person) => named(person, null))}
        </div>
      )}
    </>
  )
}

type MenuProps = {
  readonly person: Person
  readonly at: number | null
  readonly pairs: readonly Pair[]
  readonly busy: boolean
  readonly move: (personId: string, to: PairMove) => void
}

function PersonMenu({ person: { personId, name }, at, pairs, busy, move }: MenuProps) {
  const others = pairs
    .map((pair, group) => ({ group, names: pair.people.map((person) => person.name) }))
    .filter(({ group, names }) => group !== at && names.length < mostInGroup)
  const alone = at !== null && pairs[at]?.people.length === 1
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          size="compact-md"
          disabled={busy}
          rightSection={<IconChevronDown size={14} stroke={1.5} aria-hidden />}
        >
          {name}
          <span className="visually-hidden">: move to another pair</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map(({ group, names }) => (
          <Menu.Item key={group} onClick={() => move(personId, { kind: 'join', group })}>
            With {names.join(' and ')}
          </Menu.Item>
        ))}
        {!alone && <Menu.Item onClick={() => move(personId, { kind: 'alone' })}>Alone</Menu.Item>}
        {at !== null && <Menu.Item onClick={() => move(personId, { kind: 'out' })}>In no pair</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
