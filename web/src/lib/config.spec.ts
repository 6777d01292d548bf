import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('web/lib/config', () => {
  it('starts on this machine alone when nothing is said', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      apiUrl: 'http://127.0.0.1:3001',
      apiPublicUrl: 'http://127.0.0.1:3001',
      publicUrl: 'http://127.0.0.1:3000',
    });
  });

  it('links to the API as readers reach it, not as the server does', () => {
    const config = readConfig({ API_URL: 'http://api:3001/', API_PUBLIC_URL: 'https://api.port.example' });

    expect(config.apiUrl).toBe('http://api:3001');
    expect(config.apiPublicUrl).toBe('https://api.port.example');
  });

  it('takes an empty variable as one that was not set', () => {
    expect(readConfig({ WEB_PORT: '', API_PUBLIC_URL: '' }).port).toBe(3000);
  });

  it('names every fault in one message', () => {
    expect(() => readConfig({ WEB_PORT: '70000', API_URL: 'ftp://api' })).toThrow(
      'The site cannot start:\n- WEB_PORT must be a port from 0 to 65535\n- API_URL must be an http or https address',
    );
  });
});
