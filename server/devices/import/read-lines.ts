import { parse } from 'csv-parse/sync'
import { mostImported } from '#contract/device-imports.ts'
import { deviceKind } from '#contract/devices.ts'
import { AppError } from '../../kernel/errors.ts'

/** What a column may be called, without regard to case, accents and spaces. */
const names = {
  name: ['name', 'nombre', 'device', 'dispositivo'],
  kind: ['kind', 'type', 'clase', 'tipo'],
  assetTag: ['assettag', 'asset', 'tag', 'numerodeinventario', 'inventario', 'etiqueta'],
  serial: ['serial', 'serialnumber', 'numerodeserie', 'serie'],
  owner: ['owner', 'owneremail', 'email', 'propietario', 'correo'],
  team: ['team', 'equipo'],
  location: ['location', 'place', 'lugar', 'ubicacion'],
  notes: ['notes', 'notas'],
} as const
export type Column = keyof typeof names

export interface ReadLine {
  line: number
  values: Partial<Record<Column, string>>
}

export interface ReadFile {
  lines: ReadLine[]
  ignoredColumns: string[]
}

/** Lines with what their columns mean; refused when it is no table, or names no device. */
export function readLines(csv: string): ReadFile {
  const rows = tableOf(csv)
  const header = rows[0]?.map((cell) => cell.trim()) ?? []
  const columns = header.map(columnOf)
  if (!columns.includes('name'))
    throw new AppError('invalid', 'The first line names the columns; one of them is “name”')
  if (rows.length - 1 > mostImported) throw new AppError('invalid', `At most ${mostImported} devices are read at once`)
  const lines = rows.slice(1).map((row, at) => ({ line: at + 2, values: valuesOf(columns, row) }))
  return {
    lines: lines.filter(({ values }) => Object.values(values).some((value) => value !== '')),
    ignoredColumns: header.filter((_, at) => columns[at] === undefined),
  }
}

function tableOf(csv: string): string[][] {
  try {
    const options = { bom: true, delimiter: delimiterOf(csv), relax_column_count: true, skip_empty_lines: false }
    return parse(csv, options)
  } catch {
    throw new AppError('invalid', 'This is no CSV: a quotation mark is open')
  }
}

/** The one that the first line has most of. */
function delimiterOf(csv: string): string {
  const first = csv.split('\n', 1)[0] ?? ''
  const count = (delimiter: string) => first.split(delimiter).length
  return [',', ';', '\t'].toSorted((one, other) => count(other) - count(one))[0] ?? ','
}

function columnOf(header: string): Column | undefined {
  const plain = header
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
  const found = Object.entries(names).find(([, known]) => known.some((name) => name === plain))
  // The entries of `names` have its keys.
  return found?.[0] as Column | undefined
}

function valuesOf(columns: (Column | undefined)[], row: string[]): ReadLine['values'] {
  const cells = columns.flatMap((column, at) =>
    column === undefined ? [] : [[column, (row[at] ?? '').trim()] as const],
  )
  return Object.fromEntries(cells)
}

const kindWords: Record<string, string> = {
  ordenador: 'computer',
  portatil: 'computer',
  laptop: 'computer',
  servidor: 'server',
  quiosco: 'kiosk',
  telefono: 'phone',
  movil: 'phone',
  impresora: 'printer',
  red: 'network',
}

/** What a device is, in either language; anything else is something else. */
export function kindOf(text: string | undefined) {
  const plain = (text ?? '')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
  if (plain === '') return undefined
  return deviceKind.catch('other').parse(kindWords[plain] ?? plain)
}
