export type ObjectiveUse = {
  readonly modules: readonly { readonly objectives: readonly { readonly key: string }[] }[]
  readonly sessions: readonly { readonly objectives: readonly string[] }[]
}

/** Keys of the objectives that no session names, in the order of the modules: promised, but not taught live. */
export function untaughtObjectives({ modules, sessions }: ObjectiveUse): string[] {
  const taught = new Set(sessions.flatMap((session) => session.objectives))
  return modules.flatMap(({ objectives }) => objectives.map(({ key }) => key)).filter((key) => !taught.has(key))
}
