import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue, softwareNamed } from './index.ts';
import { named, Refusal, siteOf } from './scripted-site.ts';

async function detailsOf(name: string, answers: Record<string, unknown>, metadata?: unknown) {
  const details = await named(name).details?.(siteOf(answers, metadata));
  return details?.ok ? details.value : details?.failure.cause;
}

describe('crawler/software', () => {
  it('lists every software that has a file', () => {
    const notSoftware = [
      'details.ts',
      'index.ts',
      'lemmy-v3.ts',
      'lemmy-v4.ts',
      'listing.ts',
      'misskey-instances.ts',
      'scripted-site.ts',
      'software.ts',
    ];
    const files = readdirSync(new URL('.', import.meta.url))
      .filter((name) => /^[^.]+\.ts$/.test(name) && !notSoftware.includes(name))
      .map((name) => name.replace(/\.ts$/, ''));

    expect(catalogue.map(({ name }) => name.replaceAll('.', '-'))).toEqual(files.sort());
  });

  it('gives no name to two kinds of software', () => {
    const names = catalogue.flatMap(({ name, aliases = [] }) => [name, ...aliases]);

    expect(new Set(names).size).toBe(names.length);
  });

  it('knows forks by their own names', () => {
    expect(softwareNamed('hometown')?.name).toBe('mastodon');
    expect(softwareNamed('sharkey')?.name).toBe('misskey');
    expect(softwareNamed('a-newcomer')).toBeUndefined();
  });

  it.each([
    [{ enabled: true, approval_required: false }, 'open'],
    [{ enabled: true, approval_required: true }, 'approval'],
    [{ enabled: false, approval_required: true }, 'closed'],
    [{}, undefined],
  ])('reads Mastodon’s registrations %j as %s', async (registrations, registration) => {
    const details = await detailsOf('mastodon', { '/api/v2/instance': { title: 'T', registrations } });

    expect(details).toMatchObject({ title: 'T', ...(registration !== undefined && { registration }) });
    expect(details).not.toHaveProperty('description');
  });

  it('asks Mastodon before 4.0 for the first version', async () => {
    const first = {
      title: 'Old',
      short_description: 'short',
      description: '<p>long</p>',
      registrations: true,
      approval_required: false,
      languages: ['en'],
      contact_account: { url: 'https://old.example/@admin' },
      rules: [{ text: 'one' }, 'two', null, { text: '' }],
    };

    expect(await detailsOf('hometown', { '/api/v1/instance': first })).toEqual({
      title: 'Old',
      description: 'short',
      registration: 'open',
      registrationSource: '/api/v1/instance',
      languages: ['en'],
      contactUrl: 'https://old.example/@admin',
      rules: ['one', 'two'],
    });
  });

  it('tries no second version behind a shut door', async () => {
    const answers = { '/api/v2/instance': new Refusal('http_refused'), '/api/v1/instance': { title: 'T' } };

    expect(await detailsOf('mastodon', answers)).toBe('http_refused');
  });

  it.each([
    [{ registrations: true, approval_required: false }, false, 'open'],
    [{ registrations: true, approval_required: true }, false, 'approval'],
    [{ registrations: false }, true, 'invite'],
    [{ registrations: false }, false, 'closed'],
  ])('reads Pleroma’s %j with invitations %s as %s', async (body, invitesEnabled, registration) => {
    const answers = { '/api/v1/instance': { title: 'P', ...body } };

    expect(await detailsOf('akkoma', answers, { invitesEnabled })).toMatchObject({ registration });
  });

  it.each([
    [{ disableRegistration: false }, 'open'],
    [{ disableRegistration: false, approvalRequiredForSignup: true }, 'approval'],
    [{ disableRegistration: true }, 'closed'],
    [{ disableRegistration: true, policies: { canInvite: true } }, 'invite'],
  ])('reads Misskey’s %j as %s', async (more, registration) => {
    const meta = { version: '2025.1.0', name: null, langs: [], serverRules: ['<b>Be</b> kind'], ...more };
    const details = await detailsOf('sharkey', { '/api/meta {"detail":false}': meta });

    expect(details).toMatchObject({ registration, registrationSource: '/api/meta', rules: ['Be kind'] });
    expect(details).not.toHaveProperty('title');
  });

  it.each([
    [{ registration_mode: 'Open' }, 'open'],
    [{ registration_mode: 'requireapplication' }, 'approval'],
    [{ registration_mode: 'require_application' }, 'approval'],
    [{ registration_mode: 'Closed' }, 'closed'],
    [{ registration_mode: 'require_invitation' }, 'invite'],
  ])('reads Lemmy’s %j as %s', async (local, registration) => {
    const body = {
      site_view: {
        site: { name: 'L', sidebar: '# Hi\n[link](x)' },
        local_site: { ...local, private_instance: true },
      },
      all_languages: [
        { id: 0, code: 'und' },
        { id: 37, code: 'en' },
        { id: 39, code: 'de' },
      ],
      discussion_languages: [0, 37],
    };

    expect(await detailsOf('lemmy', { '/api/v3/site': body })).toEqual({
      title: 'L',
      description: 'Hi\nlink',
      registration,
      registrationSource: '/api/v3/site',
      languages: ['en'],
      isPrivate: true,
      signals: [{ kind: 'site_private', source: '/api/v3/site', value: 'private_instance: true' }],
    });
  });

  it('reads the registrations of Lemmy 0.16, and says so where there is nothing to read', async () => {
    const site = { name: 'L', open_registration: true, require_application: true };

    expect(await detailsOf('lemmy', { '/api/v3/site': { site_view: { site } } })).toMatchObject({
      registration: 'approval',
    });
    expect(await detailsOf('lemmy', { '/api/v3/site': { site_view: null } })).toBe('parse_unexpected');
  });

  it('knows that Iceshrimp.NET means an invitation', async () => {
    const body = { title: 'I', registrations: { enabled: true, approval_required: true } };

    expect(await detailsOf('iceshrimp.net', { '/api/v2/instance': body })).toMatchObject({
      registration: 'invite',
    });
  });

  it.each([
    [{ allowed: true, requiresApproval: false }, 'open'],
    [{ allowed: true, requiresApproval: true }, 'approval'],
    [{ allowed: false, requiresApproval: true }, 'closed'],
  ])('reads PeerTube’s %j as %s', async (signup, registration) => {
    const body = { instance: { name: 'P', shortDescription: '**Hi**' }, signup };

    expect(await detailsOf('peertube', { '/api/v1/config': body })).toMatchObject({
      title: 'P',
      description: 'Hi',
      registration,
    });
  });
});
