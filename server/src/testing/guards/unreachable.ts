const mailed = 'needs the secret of a link that only its mail carries'
const authenticator = 'needs an answer of an authenticator'

const writerOnly =
  'needs the secret of a writer, which only its browser has; the module’s own tests try it as everybody'

const answersNeeded = 'needs a group that answered questions on several days and a job that has followed them'

/** Operations that cannot be carried out here, with the reason; their refusals are still tested. */
export const unreachable: Readonly<Record<string, string>> = {
  'readiness.accept-deep-dive': answersNeeded,
  'readiness.undo-deep-dive': answersNeeded,
  'identity.set-up': 'a server is set up once, and this one has its organisations',
  'example.set-up': 'a server is set up once, and this one has its organisations',
  'identity.link-to-example-person': 'none of these organisations is an example',
  'identity.open-sign-in-link': mailed,
  'identity.reset-password': mailed,
  'identity.look-at-invitation': mailed,
  'identity.accept-invitation': mailed,
  'identity.decline-invitation': mailed,
  'identity.complete-sign-in': authenticator,
  'identity.confirm-totp': authenticator,
  'identity.renew-recovery-codes': authenticator,
  'identity.passkey-sign-in': authenticator,
  'identity.add-passkey': authenticator,
  'bank.apply-import': 'needs a file that a worker of the queue has read',
  'assessments.save': writerOnly,
  'assessments.standing': writerOnly,
  'delivery.answer': writerOnly,
  'delivery.here': writerOnly,
  'assessments.regrade': 'needs the hash of a preview that was read just before',
  'care.close': 'needs a cohort that has been running for days',
  'care.book-hours': 'needs a seat in a cohort of the one who offers; the module’s own tests book it all at once',
  'cohorts.feed': 'needs the secret address that is shown once, when it is made',
}
