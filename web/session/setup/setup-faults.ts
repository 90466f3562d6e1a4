import type { ErrorCode } from '#contract/errors.ts'
import { isAddress } from '../addresses.ts'
import { isAcceptable, judgePassword } from '../password-strength.ts'
import { type SetupDraft, type SetupStep, setupSteps } from './setup-draft.ts'

export type SetupField =
  | 'deskName'
  | 'timeZone'
  | 'administratorName'
  | 'administratorEmail'
  | 'password'
  | 'inboxName'
  | 'inboxAddress'
  | 'teamName'

/** What is wrong with a field: a word of ours, or a sentence of the server's. */
export type SetupFault = 'missing' | 'invalid' | 'refused' | 'taken' | { said: string }
export type SetupFaults = Partial<Record<SetupField, SetupFault>>

const stepOf: Record<SetupField, SetupStep> = {
  deskName: 'desk',
  timeZone: 'desk',
  administratorName: 'administrator',
  administratorEmail: 'administrator',
  password: 'administrator',
  inboxName: 'inbox',
  inboxAddress: 'inbox',
  teamName: 'inbox',
}

const fieldOfPath: Record<string, SetupField> = {
  deskName: 'deskName',
  timeZone: 'timeZone',
  'administrator.name': 'administratorName',
  'administrator.email': 'administratorEmail',
  'administrator.password': 'password',
  'inbox.name': 'inboxName',
  'inbox.address': 'inboxAddress',
  teamName: 'teamName',
}

export function faultsOfDraft(draft: SetupDraft, password: string): SetupFaults {
  const faults: SetupFaults = {}
  if (draft.deskName.trim() === '') faults.deskName = 'missing'
  if (draft.administratorName.trim() === '') faults.administratorName = 'missing'
  if (!isAddress(draft.administratorEmail)) faults.administratorEmail = 'invalid'
  const personal = [draft.administratorName, draft.administratorEmail]
  if (!isAcceptable(judgePassword(password, personal))) faults.password = 'invalid'
  if (draft.inboxName.trim() === '') faults.inboxName = 'missing'
  if (!isAddress(draft.inboxAddress)) faults.inboxAddress = 'invalid'
  else if (isSameAddress(draft.inboxAddress, draft.administratorEmail)) faults.inboxAddress = 'taken'
  return faults
}

/** The faults a server named, by our fields; unknown paths are left to the general message. */
export function faultsOfServer(failure: { code: ErrorCode; fields: Record<string, string> }): SetupFaults {
  const faults: SetupFaults = {}
  for (const [path, said] of Object.entries(failure.fields)) {
    const field = fieldOfPath[path]
    if (field) faults[field] = field === 'password' ? 'refused' : { said }
  }
  if (failure.code === 'address_taken' && Object.keys(faults).length === 0) faults.inboxAddress = 'taken'
  return faults
}

export function faultsOfStep(faults: SetupFaults, step: SetupStep): SetupFaults {
  return Object.fromEntries(Object.entries(faults).filter(([field]) => stepOf[field as SetupField] === step))
}

export function firstFaultyStep(faults: SetupFaults): SetupStep | undefined {
  return setupSteps.find((step) => Object.keys(faultsOfStep(faults, step)).length > 0)
}

function isSameAddress(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}
