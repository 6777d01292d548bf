import { describe, expect, it } from 'vitest';
import { failureOf, netError, rootOf, type NetStage } from './failure.ts';

const coded = (code: string): Error => Object.assign(new Error('as Node says it'), { code });

const ROWS: [code: string, stage: NetStage, cause: string][] = [
  ['ECONNREFUSED', 'connect', 'connect_refused'],
  ['ECONNRESET', 'connect', 'connect_reset'],
  ['EHOSTUNREACH', 'connect', 'connect_unreachable'],
  ['ENETUNREACH', 'connect', 'connect_unreachable'],
  ['ETIMEDOUT', 'connect', 'connect_timeout'],
  ['EMFILE', 'connect', 'monitor_suspect'],
  ['ECONNRESET', 'tls', 'tls_cut'],
  ['CERT_HAS_EXPIRED', 'tls', 'tls_expired'],
  ['CERT_NOT_YET_VALID', 'tls', 'tls_not_yet_valid'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', 'tls_wrong_host'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', 'tls_untrusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls', 'tls_untrusted'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', 'tls_not_tls'],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls', 'tls_version'],
  ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME', 'tls', 'tls_unknown_name'],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'http', 'tls_client_certificate'],
  ['EPROTO', 'tls', 'tls_failed'],
  ['ECONNRESET', 'http', 'http_cut'],
  ['HPE_INVALID_CONSTANT', 'http', 'http_malformed'],
  ['HPE_HEADER_OVERFLOW', 'http', 'http_headers_too_large'],
  ['HPE_INVALID_CHUNK_SIZE', 'body', 'http_malformed'],
  ['ECONNRESET', 'body', 'body_truncated'],
  ['Z_DATA_ERROR', 'body', 'body_damaged'],
];

describe('crawler/net/failure', () => {
  it.each(ROWS)('%s while in %s is %s', (code, stage, cause) => {
    expect(failureOf(coded(code), stage)).toEqual({ cause, detail: code });
  });

  it('does not blame a host for our lack of IPv6', () => {
    expect(failureOf(coded('ENETUNREACH'), 'connect', '2001:db8::1').cause).toBe('monitor_suspect');
    expect(failureOf(coded('ENETUNREACH'), 'connect', '192.0.2.1').cause).toBe('connect_unreachable');
  });

  it('finds our own failure under what others wrapped around it', () => {
    const ours = netError('body_timeout', 'too slow');
    const wrapped = new Error('outer', { cause: new Error('inner', { cause: ours }) });
    expect(failureOf(rootOf(wrapped), 'body')).toEqual({ cause: 'body_timeout', detail: 'too slow' });
  });

  it.each([null, undefined, 'text', 7, {}, new Error('x'.repeat(1000))])('survives %j', (error) => {
    const failure = failureOf(error, 'http');
    expect(failure.cause).toBe('http_malformed');
    expect(failure.detail?.length).toBeLessThanOrEqual(200);
  });
});
