type Versioned = { readonly latestVersion: number | null; readonly unpublishedChanges: boolean }

/** Where a blueprint stands: which version cohorts can start from, and whether the draft is ahead of it. */
export function versionMark({ latestVersion, unpublishedChanges }: Versioned): {
  tone: 'good' | 'warn' | 'calm'
  words: string
} {
  if (latestVersion === null) return { tone: 'calm', words: 'Never published' }
  return unpublishedChanges
    ? { tone: 'warn', words: `Version ${latestVersion}, draft is ahead` }
    : { tone: 'good', words: `Version ${latestVersion}` }
}

/** `hands-on-lab` as people write it. */
export const spelled = (key: string): string => key.charAt(0).toUpperCase() + key.slice(1).replaceAll('-', ' ')
