/** What other features may use of mail accounts. */
export {
  findMailAccount,
  keptPassword,
  presentMailServer,
  removeMailAccount,
  saveMailAccount,
  tellAccountFails,
  tellAccountWorks,
  unsavedAccount,
} from './accounts.ts'
export { faultOf, MailServerError } from './faults.ts'
export { imapClient } from './imap-client.ts'
export type { MailAccountRow, MailUse } from './schema.ts'
export { type MailSignIn, signInOf } from './sign-in.ts'
