import type { Language } from '#contract/common.ts'
import type { Chance } from './chance.ts'

/** What a template's `{names}` stand for in one ticket. */
export type Slots = Record<string, string>

interface Pools {
  apps: readonly string[]
  sites: readonly string[]
  places: readonly string[]
  folders: readonly string[]
  printers: readonly string[]
  /** Things that are bought, and programs that are installed. */
  products: readonly string[]
  programs: readonly string[]
  newcomers: readonly string[]
  colleagues: readonly string[]
}

const pools: Record<Language, Pools> = {
  es: {
    apps: [
      'Navisur',
      'el ERP',
      'Facturalia',
      'Almacenet',
      'SIGES',
      'el gestor documental',
      'la intranet',
      'Nominaplus',
    ],
    sites: [
      'la nave 2',
      'la oficina central',
      'la tienda de Gijón',
      'el almacén de Getafe',
      'recepción',
      'la planta de envasado',
      'la delegación de Sevilla',
      'el taller',
    ],
    places: ['Zaragoza', 'Valladolid', 'Vigo', 'Albacete', 'Mérida', 'Logroño', 'Castellón', 'Jaén'],
    folders: [
      'Comercial/Tarifas',
      'RRHH/Contratos',
      'Calidad/Auditorías',
      'Obras/Planos',
      'Dirección/Actas',
      'Compras/Ofertas',
      'Marketing/Feria',
    ],
    printers: ['HP-OF-03', 'KYO-ALM-1', 'CANON-P2', 'ZEBRA-M4', 'RICOH-DIR'],
    products: [
      'tóner TK-1170',
      'bomba BX-40',
      'válvula de 2 pulgadas',
      'guantes de nitrilo',
      'etiquetas térmicas',
      'filtro F-220',
      'film extensible',
    ],
    programs: ['AutoPlano', 'Lector PDF Pro', 'PhotoMesa', 'Calcula 9', 'Nómina Fácil'],
    newcomers: [
      'Irene Sáez',
      'Marcos Villar',
      'Noelia Prado',
      'Hugo Ferrer',
      'Aitana Rey',
      'Óscar Lema',
      'Teresa Quintana',
      'Iván Bravo',
    ],
    colleagues: ['Begoña', 'Ramón', 'Cristina', 'Alberto', 'Marisol', 'Quique', 'Amaya', 'Fermín', 'Inés', 'Joaquín'],
  },
  en: {
    apps: ['Navisur', 'the ERP', 'LedgerLine', 'StockView', 'the intranet', 'PlanRoom', 'the booking system', 'Payday'],
    sites: [
      'the Leeds office',
      'the dock office',
      'the front desk',
      'the Bristol branch',
      'warehouse 4',
      'the drawing room',
      'the Cork office',
      'unit 12',
    ],
    places: ['Sheffield', 'Exeter', 'Swindon', 'Limerick', 'Carlisle', 'Ipswich', 'Dundee', 'Hull'],
    folders: [
      'Sales/Pricing',
      'HR/Contracts',
      'Quality/Audits',
      'Projects/Drawings',
      'Board/Minutes',
      'Purchasing/Quotes',
    ],
    printers: ['HP-LDS-02', 'XRX-DOCK', 'CANON-L1', 'ZEBRA-U12', 'RICOH-BRS'],
    products: [
      'toner TK-1170',
      'pump BX-40',
      'a two-inch valve',
      'nitrile gloves',
      'thermal labels',
      'filter F-220',
      'stretch film',
    ],
    programs: ['DraftWorks', 'PDF Studio', 'PixelBench', 'SumSheet', 'EasyPayroll'],
    newcomers: [
      'Priya Raman',
      'Owen Clarke',
      'Hannah Doyle',
      'Malik Osei',
      'Freya Lindqvist',
      'Jonas Weber',
      'Chloe Martin',
      'Ravi Patel',
    ],
    colleagues: ['Ruth', 'Graham', 'Siobhan', 'Keith', 'Amelia', 'Dev', 'Marjorie', 'Callum', 'Yusuf', 'Bethan'],
  },
}

/** The small facts of one matter, the same from its subject to its last message. */
export function slotsFor(chance: Chance, language: Language, at: number, names: Slots): Slots {
  const pool = pools[language]
  const { money, day } = formatters[language]
  return {
    app: chance.pick(pool.apps),
    site: chance.pick(pool.sites),
    place: chance.pick(pool.places),
    folder: chance.pick(pool.folders),
    printer: chance.pick(pool.printers),
    product: chance.pick(pool.products),
    program: chance.pick(pool.programs),
    newcomer: chance.pick(pool.newcomers),
    colleague: chance.pick(pool.colleagues),
    host: `${chance.pick(['PT', 'PC', 'LT', 'WS'])}-${chance.between(1000, 9999)}`,
    version: `${chance.between(2, 14)}.${chance.between(0, 9)}.${chance.between(0, 30)}`,
    floor: String(chance.between(1, 6)),
    order: `${chance.pick(['PV', 'SO'])}-${chance.between(20_000, 99_999)}`,
    invoice: `F${new Date(at).getUTCFullYear() % 100}/${String(chance.between(1, 9999)).padStart(5, '0')}`,
    ticketref: `${chance.pick(['INC', 'REF', 'EXP'])}${chance.between(100_000, 999_999)}`,
    code: chance.between(0x1000, 0xffff).toString(16),
    amount: money(chance.between(1800, 480_000) / 100),
    date: day(at + chance.between(3, 20) * 86_400_000),
    lately: day(at - chance.between(2, 12) * 86_400_000),
    ...names,
  }
}

/** Puts the facts into a template; in Spanish, `de el` and `a el` are one word each. */
export function told(template: string, slots: Slots): string {
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = slots[name]
    if (value === undefined) throw new Error(`A template speaks of {${name}}, which is not known`)
    return value
  })
  return text.replace(
    /\b(d)e el\b|\b(a) el\b/gi,
    (_, de?: string, a?: string) => `${de ?? a}${de === undefined ? 'l' : 'el'}`,
  )
}

// Making a formatter is dear, so each is made once.
const formatters = {
  es: formattersOf('es-ES'),
  en: formattersOf('en-GB'),
}

function formattersOf(locale: string) {
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' })
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'Europe/Madrid' })
  return { money: (amount: number) => money.format(amount), day: (at: number) => day.format(at) }
}
