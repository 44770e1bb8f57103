import { mayIn } from '../api/session/use-session.ts'
import type { Membership } from '../api/session/session-query.ts'
import type { Place } from '../api/session/place.ts'
import { assessmentsNavigation } from '../features/assessments/navigation.ts'
import { bankNavigation } from '../features/bank/navigation.ts'
import { blueprintsNavigation } from '../features/blueprints/navigation.ts'
import { calendarNavigation } from '../features/calendar/navigation.ts'
import { catalogueNavigation } from '../features/catalogue/navigation.ts'
import { cohortsNavigation } from '../features/cohorts/navigation.ts'
import { driftNavigation } from '../features/drift/navigation.ts'
import { careNavigation } from '../features/care/navigation.ts'
import { examsNavigation } from '../features/exams/navigation.ts'
import { overviewNavigation } from '../features/overview/navigation.ts'
import { readinessNavigation } from '../features/readiness/navigation.ts'
import { settingsNavigation } from '../features/settings/navigation.ts'
import { todayNavigation } from '../features/today/navigation.ts'
import { trainersNavigation } from '../features/trainers/navigation.ts'
import type { NavItem } from '../ui/shell/nav-item.ts'

/** The main navigation, most used first: the first four stand under the thumb on phones. */
export const places: readonly Place[] = [
  ...overviewNavigation,
  ...todayNavigation,
  ...cohortsNavigation,
  ...assessmentsNavigation,
  ...readinessNavigation,
  ...calendarNavigation,
  ...careNavigation,
  ...examsNavigation,
  ...catalogueNavigation,
  ...driftNavigation,
  ...blueprintsNavigation,
  ...bankNavigation,
  ...trainersNavigation,
  ...settingsNavigation,
]

/** What a member finds in the sidebar. */
export const navigationOf = (membership: Membership): NavItem[] =>
  places
    .filter(({ anyOf }) => mayIn(membership, anyOf))
    .map(({ path, label, short = label, icon, key }) => ({
      label,
      short,
      icon,
      key,
      to: `/o/${membership.slug}/${path}`,
    }))

/** The place that an address lies in, where this member may not go. */
export const closedPlace = (membership: Membership, pathname: string): Place | undefined =>
  places.find(({ path, anyOf }) => pathname.split('/')[3] === path && !mayIn(membership, anyOf))
