import type { Language } from '#contract/common.ts'
import { isAddress, isPhone } from '../parts/valid.ts'

export interface NewPerson {
  name: string
  email: string
  phone: string
  organization: { id: string; name: string } | null
  language: Language
}

export type PersonFault = 'name' | 'email' | 'phone' | 'contact'

/** Puts what was looked for where it belongs. */
export function beginPerson(typed: string, language: Language): NewPerson {
  const text = typed.trim()
  const empty = { name: '', email: '', phone: '', organization: null, language }
  if (isAddress(text)) return { ...empty, email: text }
  if (isPhone(text)) return { ...empty, phone: text }
  return { ...empty, name: text }
}

export function faultsOfPerson({ name, email, phone }: NewPerson): PersonFault[] {
  const faults: PersonFault[] = []
  if (name.trim() === '') faults.push('name')
  if (email.trim() !== '' && !isAddress(email)) faults.push('email')
  if (phone.trim() !== '' && !isPhone(phone)) faults.push('phone')
  if (email.trim() === '' && phone.trim() === '') faults.push('contact')
  return faults
}

export function bodyOfPerson({ name, email, phone, organization, language }: NewPerson) {
  return {
    name,
    language,
    email: email.trim() === '' ? null : email,
    phones: phone.trim() === '' ? [] : [phone],
    // Left out, the server finds it by the domain of the address.
    ...(organization ? { organizationId: organization.id } : {}),
  }
}
