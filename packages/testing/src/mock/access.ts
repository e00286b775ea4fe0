// Who may come in, as a quiet firm has it: one key, two people, and what was done with them.
import type { AuditList, KeyList, StaffList } from '@wellkept/contracts/access';
import { people } from '../fixtures/people.ts';

const made = '2026-01-12T08:00:00.000Z';
const used = '2026-11-24T09:40:00.000Z';

export const listKeys = (): KeyList => ({
  items: [
    {
      id: 'key_site',
      label: 'Website',
      createdAt: made,
      expiresAt: null,
      revokedAt: null,
      firstUsedAt: made,
      lastUsedAt: used,
    },
  ],
});

export const listStaff = (): StaffList => ({
  items: [
    {
      id: people.maria.id,
      name: people.maria.name,
      title: 'Service coordinator',
      role: 'desk',
      email: 'maria@firm.example',
      active: true,
    },
    {
      id: people.pat.id,
      name: people.pat.name,
      title: 'Technician',
      role: 'technician',
      email: null,
      active: true,
    },
  ],
});

export const listAudit = (): AuditList => ({
  items: [
    {
      id: '2',
      at: used,
      kind: 'signed-in',
      by: { type: 'staff', id: people.maria.id },
      subjectId: null,
      network: '192.0.2.0/24',
    },
    { id: '1', at: made, kind: 'key-made', by: null, subjectId: 'key_site', network: null },
  ],
  nextCursor: null,
});
