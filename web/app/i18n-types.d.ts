import type { en as portal } from '../portal/messages.en.ts'
import type { en as session } from '../session/messages.en.ts'
import type { en as later } from './later-messages.en.ts'
import type { en as desk } from './messages.en.ts'
import type { en as ticket } from './ticket-messages.en.ts'

/** One program in the eyes of the compiler, so the words of both apps. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof desk & typeof later & typeof ticket & { portal: typeof portal; session: typeof session }
    keySeparator: false
  }
}
