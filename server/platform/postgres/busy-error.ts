/** The folder's database belongs to another program that is alive; the message says which and what to do. */
export class DatabaseBusyError extends Error {
  override name = 'DatabaseBusyError'
}
