/** The process's environment, with what the command line said put above it. */
export const readEnvironment = (
  above: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> => ({
  ...process.env,
  ...Object.fromEntries(Object.entries(above).filter(([, value]) => value !== undefined)),
})
