import type { Language } from '#contract/common.ts'
import type { Role } from '#contract/people.ts'
import type { TeamKey } from './scenario.ts'

interface AgentOutline {
  name: string
  email: string
  role: Exclude<Role, 'requester'>
  language: Language
  leads?: TeamKey
  teams: readonly TeamKey[]
}

interface OrganizationOutline {
  name: string
  domains: readonly string[]
  language: Language
  isVip: boolean
  notes: string
  /** Where its people may be phoned, up to the last three digits. */
  phone: string
  people: readonly string[]
}

/** Almazor, which does not exist, nor does anybody named here; `.example` belongs to nobody (RFC 2606). */
export const companyName = 'Almazor'

export const teamOutlines: Record<TeamKey, { name: string; color: string }> = {
  it: { name: 'Soporte TI', color: '#4f7ee8' },
  billing: { name: 'Facturación', color: '#2f9e6e' },
  logistics: { name: 'Logística', color: '#d9822b' },
}

export const inboxOutlines: Record<Language, { name: string; address: string; signature: string }> = {
  es: {
    name: 'Soporte Almazor',
    address: 'soporte@almazor.example',
    signature: 'Almazor · Soporte\nTel. +34 910 000 100',
  },
  en: {
    name: 'Almazor Support',
    address: 'support@almazor.example',
    signature: 'Almazor Support\nPhone +34 910 000 101',
  },
}

export const agentOutlines: readonly AgentOutline[] = [
  { name: 'Carmen Ortega', email: 'admin@almazor.example', role: 'admin', language: 'es', teams: ['it'] },
  { name: 'Javier Molina', email: 'javier@almazor.example', role: 'agent', language: 'es', leads: 'it', teams: ['it'] },
  { name: 'Lucía Navarro', email: 'lucia@almazor.example', role: 'agent', language: 'es', teams: ['it'] },
  { name: 'Daniel Prieto', email: 'daniel@almazor.example', role: 'agent', language: 'es', teams: ['it', 'logistics'] },
  { name: 'Tom Whitaker', email: 'tom@almazor.example', role: 'agent', language: 'en', teams: ['it', 'logistics'] },
  {
    name: 'Elena Castaño',
    email: 'elena@almazor.example',
    role: 'agent',
    language: 'es',
    leads: 'billing',
    teams: ['billing'],
  },
  { name: 'Sophie Bennett', email: 'sophie@almazor.example', role: 'agent', language: 'en', teams: ['billing', 'it'] },
  {
    name: 'Andrés Robles',
    email: 'andres@almazor.example',
    role: 'agent',
    language: 'es',
    leads: 'logistics',
    teams: ['logistics'],
  },
]

export const organizationOutlines: readonly OrganizationOutline[] = [
  {
    name: 'Bodegas Valdemora',
    domains: ['valdemora.example'],
    language: 'es',
    isVip: false,
    notes: 'Vendimia en septiembre y octubre: no planificar cortes.',
    phone: '+34 941 000 ',
    people: ['Marta Iglesias', 'Pablo Rueda', 'Rosa Ezquerro', 'Julián Sáenz', 'Nieves Lozano', 'Gonzalo Marín'],
  },
  {
    name: 'Clínica Santa Aurelia',
    domains: ['santaaurelia.example'],
    language: 'es',
    isVip: true,
    notes: 'Urgencias las 24 horas. Contacto técnico: Dra. Pilar Cano.',
    phone: '+34 976 000 ',
    people: ['Pilar Cano', 'Sergio Beltrán', 'Laura Giménez', 'Raquel Tena', 'Víctor Oliván', 'Alicia Borau'],
  },
  {
    name: 'Ayuntamiento de Robledal',
    domains: ['robledal.example'],
    language: 'es',
    isVip: false,
    notes: 'Registro abierto de 9 a 14.',
    phone: '+34 921 000 ',
    people: ['Concha Arribas', 'Luis Herrero', 'Mercedes Gil', 'Tomás Pastor', 'Ana Belén Rojo', 'Isidro Matesanz'],
  },
  {
    name: 'Conservas Mar de Llanes',
    domains: ['mardellanes.example'],
    language: 'es',
    isVip: false,
    notes: '',
    phone: '+34 985 000 ',
    people: ['Xana Cueto', 'Nacho Noriega', 'Covadonga Amieva', 'Pelayo Sordo', 'Rita Villanueva', 'Manolo Junco'],
  },
  {
    name: 'Talleres Aguirre e Hijos',
    domains: ['talleresaguirre.example'],
    language: 'es',
    isVip: false,
    notes: 'Mejor por teléfono que por correo.',
    phone: '+34 945 000 ',
    people: ['Iker Aguirre', 'Miren Aguirre', 'Josu Landa', 'Ainhoa Ruiz', 'Koldo Mendía', 'Leire Otxoa'],
  },
  {
    name: 'Almazor (plantilla)',
    domains: ['almazor.example'],
    language: 'es',
    isVip: false,
    notes: 'Nuestra propia gente.',
    phone: '+34 910 000 ',
    people: ['Beatriz Campos', 'Fernando Lara', 'Olga Peris', 'Rubén Cuesta', 'Silvia Montes', 'Esteban Vidal'],
  },
  {
    name: 'Harbourlane Imports',
    domains: ['harbourlane.example'],
    language: 'en',
    isVip: false,
    notes: 'Opens at seven, UK time.',
    phone: '+44 20 7946 0',
    people: ['Grace Holloway', 'Peter Nwosu', 'Alice Carmody', 'Simon Treloar', 'Nadia Hussain', 'Frank Ibbotson'],
  },
  {
    name: 'Northfield Dental Group',
    domains: ['northfielddental.example'],
    language: 'en',
    isVip: false,
    notes: '',
    phone: '+44 113 496 0',
    people: ['Helen Marsh', 'Arjun Mehta', 'Claire Donnelly', 'Ben Ashworth', 'Lucy Tran', 'Oliver Stead'],
  },
  {
    name: 'Kestrel & Finch Architects',
    domains: ['kestrelfinch.example'],
    language: 'en',
    isVip: true,
    notes: 'Deadlines on the last Friday of the month.',
    phone: '+353 20 910 0',
    people: ['Imogen Finch', 'Declan Burke', 'Maeve O’Shea', 'Rory Kestrel', 'Saoirse Dunne', 'Patrick Nolan'],
  },
  {
    name: 'Greenbridge Logistics',
    domains: ['greenbridge.example', 'greenbridge-cargo.example'],
    language: 'en',
    isVip: false,
    notes: 'Night shift answers the phone only.',
    phone: '+44 161 496 0',
    people: ['Dean Fletcher', 'Agnieszka Nowak', 'Tyrone Banks', 'Sarah Whitlock', 'Gareth Pugh', 'Monique Laurent'],
  },
]
