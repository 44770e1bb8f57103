const views = ['calendar', 'timeline', 'people', 'work', 'changes'] as const
/** What is shown of a cohort; it stands in the address. */
export type CohortView = (typeof views)[number]

export const viewOf = (asked: unknown): CohortView => views.find((view) => view === asked) ?? 'calendar'
