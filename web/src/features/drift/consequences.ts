import type { ConsequenceGroup } from '../../ui/feedback/consequences-dialog.tsx'
import type { MovePreview } from './queries.ts'
import { counted } from './words.ts'

/** The preview as groups: what is made, what moves, what stays, and what is left to a person. */
export function consequencesOf({ to, blueprints, demand }: MovePreview): ConsequenceGroup[] {
  const fresh = blueprints.filter(({ movedBefore }) => movedBefore === null)
  const before = blueprints.filter(({ movedBefore }) => movedBefore !== null)
  const groups: ConsequenceGroup[] = [
    {
      title: 'Copied as drafts',
      tone: 'good',
      items: fresh.map(({ blueprintId, title, newTitle }) => ({
        id: blueprintId,
        what: newTitle,
        detail: `from "${title}", which stays as it is; cohorts keep the version they started with`,
      })),
    },
    {
      title: `Demand that moves to ${to.code}`,
      tone: 'good',
      items: demand.map(({ demandId, project, people }) => ({
        id: demandId,
        what: project,
        detail: counted(people, 'person', 'people'),
      })),
    },
    {
      title: 'Moved before, nothing is made',
      tone: 'calm',
      items: before.map(({ blueprintId, newTitle }) => ({ id: blueprintId, what: newTitle })),
    },
    {
      title: 'Left for you to settle',
      tone: 'warn',
      items: fresh.flatMap(({ blueprintId, newTitle, openPoints }) =>
        openPoints.map(({ words }, index) => ({
          id: `${blueprintId} ${index}`,
          what: words,
          ...(fresh.length > 1 ? { detail: `in "${newTitle}"` } : {}),
        })),
      ),
    },
  ]
  return groups.filter(({ items }) => items.length > 0)
}
