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
export { mailAccountsChannel } from './bell.ts'
export { channelHandlers, listMailChannels } from './channels.ts'
export { faultOf, MailServerError } from './faults.ts'
export { imapClient } from './imap-client.ts'
export { oauthHandlers } from './oauth/routes.ts'
export { refreshTokens } from './oauth/tokens.ts'
export type { MailAccountRow, MailUse } from './schema.ts'
export { type MailSignIn, signInOf, signInWith } from './sign-in.ts'
