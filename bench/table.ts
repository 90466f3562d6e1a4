import type { Measured } from './operations.ts'

export interface TableRow {
  name: string
  clients: number
  api: Measured
  sql: Measured
}

/** Widths follow the longest cell; the first column is text, the others are figures. */
export function tableOf(head: string[], rows: string[][]): string {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

export function apiTable(rows: TableRow[]): string {
  const head = [
    'operation',
    'clients',
    'per second',
    'p50 ms',
    'p95 ms',
    'p99 ms',
    'CPU ms: Mesa',
    'PostgreSQL',
    'bare SQL per second',
    'ratio',
  ]
  return tableOf(
    head,
    rows.map(({ name, clients, api, sql }) => [
      api.failures + sql.failures === 0 ? name : `${name} (${api.failures} and ${sql.failures} failed)`,
      String(clients),
      figure(api.perSecond),
      figure(api.p50),
      figure(api.p95),
      figure(api.p99),
      figure(api.processorMs.mesa),
      figure(api.processorMs.postgres),
      figure(sql.perSecond),
      (api.perSecond / sql.perSecond).toFixed(2),
    ]),
  )
}

/** Three digits that mean something. */
export function figure(value: number): string {
  if (value >= 100) return String(Math.round(value))
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
