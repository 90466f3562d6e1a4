import type { Language } from '#contract/common.ts'
import type { Visibility } from '#contract/knowledge.ts'

export const articleCategories = [
  {
    key: 'access',
    names: { es: 'Cuentas y accesos', en: 'Accounts and access' },
    descriptions: { es: 'Contraseñas, doble factor y permisos', en: 'Passwords, second factor and permissions' },
  },
  {
    key: 'network',
    names: { es: 'Red y VPN', en: 'Network and VPN' },
    descriptions: { es: 'Conectarse en la oficina y fuera', en: 'Connecting in the office and elsewhere' },
  },
  {
    key: 'mail',
    names: { es: 'Correo y calendario', en: 'Mail and calendar' },
    descriptions: { es: 'Enviar, recibir y organizarse', en: 'Sending, receiving and planning' },
  },
  {
    key: 'devices',
    names: { es: 'Equipos e impresoras', en: 'Computers and printers' },
    descriptions: { es: 'Lo que está sobre la mesa', en: 'What stands on the desk' },
  },
  {
    key: 'inside',
    names: { es: 'Para el equipo de soporte', en: 'For the support team' },
    descriptions: { es: 'Procedimientos internos', en: 'Internal procedures' },
  },
] as const

type CategoryKey = (typeof articleCategories)[number]['key']

interface Texts {
  title: string
  summary: string
  keywords: string
  /** Markdown. */
  text: string
}

/** An article of the sample company in both languages. */
export interface SampleArticle {
  category: CategoryKey
  visibility: Visibility
  texts: Record<Language, Texts>
}
