import { readdir, readFile } from 'node:fs/promises';

/**
 * Resident memory of a process and all its descendants in MB (1,000,000 bytes), read from `/proc`;
 * null where there is no such folder. Pages that processes share count once for each of them.
 */
export async function residentMegabytes(rootPid: number): Promise<number | null> {
  const statuses = await readStatuses();
  if (statuses === null) return null;
  const family = new Set([rootPid]);
  let before = 0;
  while (family.size > before) {
    before = family.size;
    for (const { pid, parent } of statuses) if (family.has(parent)) family.add(pid);
  }
  const kibibytes = statuses
    .filter(({ pid }) => family.has(pid))
    .reduce((sum, status) => sum + status.kibibytes, 0);
  return (kibibytes * 1024) / 1_000_000;
}

interface ProcessStatus {
  readonly pid: number;
  readonly parent: number;
  readonly kibibytes: number;
}

async function readStatuses(): Promise<readonly ProcessStatus[] | null> {
  const names = await readdir('/proc').catch(() => null);
  if (names === null) return null;
  const read = names.filter((name) => /^\d+$/u.test(name)).map(readStatus);
  return (await Promise.all(read)).filter((status) => status !== null);
}

async function readStatus(pid: string): Promise<ProcessStatus | null> {
  // A process may end between listing and reading.
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const field = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'mu').exec(status)?.[1] ?? 0);
  return status === ''
    ? null
    : { pid: Number(pid), parent: field('PPid'), kibibytes: field('VmRSS') };
}
