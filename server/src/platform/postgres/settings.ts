/** `disk`: what was committed survives a power cut. `memory`: for tests that throw the data away. */
export type Durability = 'disk' | 'memory'

export type Settings = {
  readonly socketDir: string
  readonly port: number
  readonly durability: Durability
  readonly major: number
  readonly maxConnections: number
}

/**
 * Server settings, given at every start so that an upgrade of Cadre changes them for old data too.
 * Sized for one machine that runs everything in 350 MB; an organisation that needs more brings its own PostgreSQL.
 */
export function serverSettings({ socketDir, port, durability, major, maxConnections }: Settings): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    port: String(port),
    max_connections: String(maxConnections),
    shared_buffers: '64MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    jit: 'off',
    huge_pages: 'off',
    max_worker_processes: '4',
    max_parallel_workers_per_gather: '0',
    max_parallel_maintenance_workers: '0',
    autovacuum_max_workers: '2',
    max_wal_senders: '0',
    max_wal_size: '512MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    log_line_prefix: '%m [%p] %u@%d ',
    idle_in_transaction_session_timeout: '60s',
    ...(durability === 'disk' ? { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' } : {}),
    ...(durability === 'memory' ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } : {}),
    // From 18 on reads go through three helper processes unless told otherwise.
    ...(major >= 18 ? { io_method: 'sync' } : {}),
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
