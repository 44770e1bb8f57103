/** Operations that make nothing new, and without which others have nothing to work on. */
export const alsoFurnishing = new Set([
  'trainers.save',
  'cohorts.change',
  'cohorts.advance',
  'bank.add-shipped',
  'bank.add-media',
  'bank.save',
  'bank.submit',
  'bank.retire',
  'assessments.publish',
  'delivery.open',
  'delivery.command',
  'assessments.close-attempt',
])

/** Made twice, for what concerns two of them. */
export const furnishedTwice = new Set(['cohorts.create'])
