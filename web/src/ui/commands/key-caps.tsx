import './key-caps.css'
import { keyCaps } from './key-sequence.ts'

const isMac = /mac|iphone|ipad/i.test(globalThis.navigator?.userAgent ?? '')

/** A shortcut as small keys. */
export function KeyCaps({ keys }: { readonly keys: string }) {
  return (
    <span className="key-caps">
      {keyCaps(keys, isMac).map((cap, i) =>
        cap === 'then' ? (
          // oxlint-disable-next-line react/no-array-index-key -- the caps of one shortcut never change their order
          <span key={i}>then</span>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- as above
          <kbd key={i}>{cap}</kbd>
        ),
      )}
    </span>
  )
}
