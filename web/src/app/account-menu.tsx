import './account-menu.css'
import { IconLogout } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useSession } from '../api/session/use-session.ts'
import { useSignOut } from '../api/session/use-sign-out.ts'

/** Who is signed in, and the way out. */
export function AccountMenu({ bell }: { readonly bell: ReactNode }) {
  const { name, email } = useSession()
  const signOut = useSignOut()
  return (
    <div className="account-menu">
      <div className="account-menu-words">
        <span className="account-menu-name">{name}</span>
        <span className="account-menu-mail">{email}</span>
      </div>
      {bell}
      <button
        type="button"
        aria-label="Sign out"
        title="Sign out"
        disabled={signOut.isPending}
        onClick={() => signOut.mutate()}
      >
        <IconLogout size={18} stroke={1.5} aria-hidden />
      </button>
    </div>
  )
}
