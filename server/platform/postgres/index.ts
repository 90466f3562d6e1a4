export { DatabaseBusyError } from './busy-error.ts'
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded.ts'
export { findEmbeddedPostgres } from './find.ts'
