import type { Language } from '#contract/common.ts'
import { type ImportSubject, importTargets } from '#contract/customer-imports.ts'
import type { CustomField } from '#contract/fields.ts'

interface Words {
  es: string
  en: string
  /** Other headers that mean the same, in plain letters. */
  also?: string[]
}

const personWords: Record<(typeof importTargets)['person'][number], Words> = {
  id: { es: 'Id', en: 'Id', also: ['identificador'] },
  name: {
    es: 'Nombre',
    en: 'Name',
    also: ['nombre completo', 'full name', 'first name', 'nombre y apellidos', 'contact'],
  },
  lastName: { es: 'Apellidos', en: 'Last name', also: ['apellido', 'surname', 'family name'] },
  email: {
    es: 'Correo',
    en: 'Email',
    also: ['correo electronico', 'e mail', 'mail', 'email address', 'direccion de correo', 'direccion', 'address'],
  },
  emails: { es: 'Otros correos', en: 'Other emails', also: ['otras direcciones', 'other addresses'] },
  phones: {
    es: 'Teléfonos',
    en: 'Phones',
    also: ['telefono', 'phone', 'phone number', 'movil', 'mobile', 'tel', 'numero de telefono'],
  },
  organization: {
    es: 'Organización',
    en: 'Organization',
    also: ['organisation', 'empresa', 'company', 'compania', 'cliente', 'departamento', 'department'],
  },
  language: { es: 'Idioma', en: 'Language', also: ['lengua', 'locale'] },
  timeZone: { es: 'Zona horaria', en: 'Time zone', also: ['timezone'] },
  isVip: { es: 'VIP', en: 'VIP' },
  seesOrganization: { es: 'Ve los de su organización', en: 'Sees the organization’s' },
}

const organizationWords: Record<(typeof importTargets)['organization'][number], Words> = {
  id: personWords.id,
  name: { es: 'Nombre', en: 'Name', also: ['organizacion', 'organization', 'empresa', 'company', 'razon social'] },
  domains: { es: 'Dominios', en: 'Domains', also: ['dominio', 'domain', 'dominio de correo', 'email domain', 'web'] },
  isVip: personWords.isVip,
  notes: {
    es: 'Notas',
    en: 'Notes',
    also: ['nota', 'observaciones', 'comments', 'que conviene saber', 'what to know'],
  },
}

const wordsOf: Record<ImportSubject, Record<string, Words>> = { person: personWords, organization: organizationWords }

/** What a column is likely to hold, by its header in Spanish or English; each target once. */
export function guessTargets(subject: ImportSubject, headers: string[], fields: CustomField[]): (string | null)[] {
  const free = new Map<string, string>()
  for (const { key, labels } of fields) {
    for (const name of [key, labels.es, labels.en]) if (name !== '') free.set(plain(name), `field:${key}`)
  }
  for (const [target, { es, en, also = [] }] of Object.entries(wordsOf[subject])) {
    for (const name of [target, es, en, ...also]) free.set(plain(name), target)
  }
  const used = new Set<string>()
  return headers.map((header) => {
    const target = free.get(plain(header))
    if (target === undefined || used.has(target)) return null
    used.add(target)
    return target
  })
}

/** The header of a column in an export, which an import understands again. */
export function headerOf(subject: ImportSubject, target: string, fields: CustomField[], language: Language): string {
  const words = wordsOf[subject][target]
  if (words !== undefined) return words[language]
  const field = fields.find(({ key }) => `field:${key}` === target)
  return field === undefined ? target : field.labels[language] || field.key
}

/** Every target that columns of this list may have. */
export function targetsOf(subject: ImportSubject, fields: CustomField[]): string[] {
  return [...importTargets[subject], ...fields.filter(({ isArchived }) => !isArchived).map(({ key }) => `field:${key}`)]
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
