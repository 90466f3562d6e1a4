export { personActor } from './access/actors.ts'
export { authenticator } from './access/authenticate.ts'
export { addPerson } from './add-person.ts'
export { normalAddress } from './addresses.ts'
export { type AdministratorDraft, hasAdministrator, lacksAdministrator, makeAdministrator } from './administrators.ts'
export { findOrCreateCaller } from './callers.ts'
export { addIdentity } from './change-identities.ts'
export { changePerson, type PersonChange } from './change-person.ts'
export { findOrganizations, findPeople } from './find.ts'
export {
  findPeopleOnLine,
  findPerson,
  findPersonByAddress,
  findPersonByPhone,
  findStandingPerson,
  refreshFindText,
  writeMainAddress,
} from './identities.ts'
export { managersAbove } from './managers.ts'
export { customerNoteHandlers } from './notes/routes.ts'
export { addOrganization, changeOrganization } from './organizations/commands.ts'
export {
  type ListedOrganization,
  listOrganizations,
  listOrganizationsByIds,
  organizationPlace,
} from './organizations/queries.ts'
export { organizationHandlers } from './organizations/routes.ts'
export { phoneDigits } from './phone-digits.ts'
export { canEditPerson } from './policy.ts'
export { presentPerson, presentPersonRef } from './present.ts'
export { escapePattern, getPerson, type ListedPerson, listPeople, listPeopleByIds, personPlace } from './queries.ts'
export { personReferences } from './references.ts'
export { findOrCreateRequester } from './requesters.ts'
export { peopleHandlers } from './routes.ts'
export type { PersonRow } from './schema.ts'
export { dropSecondFactor } from './second-factor/commands.ts'
export { requireFreshFactor } from './second-factor/prove.ts'
export { secondFactorHandlers } from './second-factor/routes.ts'
export type { SecretMail } from './secret-mail.ts'
export { setPasswordHash } from './sign-in/change-password.ts'
export { guestLinkToken } from './sign-in/guest-links.ts'
export { checkLink, consumeLink, forgetLinks, forgetSetupLinks, makeLinkToken } from './sign-in/mailed-links.ts'
export { hashPassword } from './sign-in/passwords.ts'
export { sessionHandlers } from './sign-in/routes.ts'
export { forgetExpired } from './sign-in/sessions.ts'
export { enter } from './sign-in/sign-in.ts'
export { refuseWeakPassword } from './sign-in/weak-passwords.ts'
export { tellVip } from './tell-vip.ts'
export { makeToken } from './tokens/commands.ts'
export { tokenHandlers } from './tokens/routes.ts'
