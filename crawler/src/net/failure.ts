import { isIPv6 } from 'node:net';
import { fail, type Failure, type FailureCause } from '../outcome.ts';

/** How far a question had come when it failed: the same error code means another thing at another stage. */
export type NetStage = 'connect' | 'tls' | 'http' | 'body';

const CONNECTION: Readonly<Record<string, FailureCause>> = {
  ECONNREFUSED: 'connect_refused',
  ECONNRESET: 'connect_reset',
  ECONNABORTED: 'connect_reset',
  EPIPE: 'connect_reset',
  EHOSTUNREACH: 'connect_unreachable',
  ENETUNREACH: 'connect_unreachable',
  EHOSTDOWN: 'connect_unreachable',
  ENETDOWN: 'monitor_suspect',
  EADDRNOTAVAIL: 'monitor_suspect',
  EADDRINUSE: 'monitor_suspect',
  ETIMEDOUT: 'connect_timeout',
  // Our own machine ran out of something; the stranger has no part in it.
  EMFILE: 'monitor_suspect',
  ENFILE: 'monitor_suspect',
  ENOBUFS: 'monitor_suspect',
  ENOMEM: 'monitor_suspect',
  EACCES: 'monitor_suspect',
  EPERM: 'monitor_suspect',
};

// X509_V_ERR_* of OpenSSL as Node names them: https://nodejs.org/api/tls.html#x509-certificate-error-codes
const CERTIFICATE: Readonly<Record<string, FailureCause>> = {
  CERT_HAS_EXPIRED: 'tls_expired',
  CERT_NOT_YET_VALID: 'tls_not_yet_valid',
  ERROR_IN_CERT_NOT_BEFORE_FIELD: 'tls_not_yet_valid',
  ERROR_IN_CERT_NOT_AFTER_FIELD: 'tls_expired',
  HOSTNAME_MISMATCH: 'tls_wrong_host',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls_wrong_host',
  ERR_TLS_CERT_ALTNAME_FORMAT: 'tls_wrong_host',
  UNABLE_TO_GET_ISSUER_CERT: 'tls_untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls_untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls_untrusted',
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: 'tls_untrusted',
  UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: 'tls_untrusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls_untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls_untrusted',
  CERT_CHAIN_TOO_LONG: 'tls_untrusted',
  CERT_SIGNATURE_FAILURE: 'tls_untrusted',
  CERT_REVOKED: 'tls_untrusted',
  CERT_UNTRUSTED: 'tls_untrusted',
  CERT_REJECTED: 'tls_untrusted',
  INVALID_CA: 'tls_untrusted',
  INVALID_PURPOSE: 'tls_untrusted',
  PATH_LENGTH_EXCEEDED: 'tls_untrusted',
};

// What the handshake itself was broken off for; the alerts are those of RFC 8446 §6.2, as OpenSSL names them.
const HANDSHAKE: Readonly<Record<string, FailureCause>> = {
  ERR_SSL_WRONG_VERSION_NUMBER: 'tls_not_tls',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'tls_not_tls',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'tls_version',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'tls_version',
  ERR_SSL_TLSV1_UNRECOGNIZED_NAME: 'tls_unknown_name',
  ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL: 'tls_no_http1',
  // With TLS 1.3 this comes when we believe the handshake done.
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'tls_client_certificate',
};

// Who accepts and then cuts is reached: what is wrong lies further up.
const CUT = { connect: 'connect_reset', tls: 'tls_cut', http: 'http_cut' } as const;

/** Turns an error of Node or OpenSSL into our words. Unknown codes keep their stage, never become "up". */
export function failureOf(error: unknown, stage: NetStage, address: string | null = null): Failure {
  if (error instanceof NetError) return error.failure;
  const code = codeOf(error);
  // OpenSSL refuses certificates for more reasons than Node has codes.
  if (code === 'UNSPECIFIED') return refusedCertificate(messageOf(error));
  const detail = code === '' ? messageOf(error) : code;
  return fail(causeOf(code, stage, address), { detail: detail.slice(0, 200) }).failure;
}

function refusedCertificate(message: string): Failure {
  // X509_V_ERR_EE_KEY_TOO_SMALL, _CA_KEY_TOO_SMALL, _CA_MD_TOO_WEAK: below OpenSSL's security level.
  const isWeak = /\btoo (?:weak|small)\b/.test(message);
  return fail(isWeak ? 'tls_weak' : 'tls_untrusted', { detail: message.slice(0, 200) }).failure;
}

function causeOf(code: string, stage: NetStage, address: string | null): FailureCause {
  // A machine without IPv6 says "network unreachable" of every IPv6 address: that is ours, not theirs.
  if (code === 'ENETUNREACH' && address !== null && isIPv6(address)) return 'monitor_suspect';
  const secure = CERTIFICATE[code] ?? HANDSHAKE[code];
  if (secure) return secure;
  if (code === 'HPE_HEADER_OVERFLOW') return 'http_headers_too_large';
  if (code.startsWith('HPE_')) return 'http_malformed';
  if (stage === 'body') return code.startsWith('Z_') ? 'body_damaged' : 'body_truncated';
  const connection = CONNECTION[code];
  if (connection) return connection === 'connect_reset' ? CUT[stage] : connection;
  switch (stage) {
    case 'connect':
      return 'connect_unreachable';
    case 'tls':
      return 'tls_failed';
    case 'http':
      return 'http_malformed';
  }
}

/** Carries a failure of ours through callbacks that only know errors. */
export class NetError extends Error {
  override name = 'NetError';

  constructor(readonly failure: Failure) {
    super(failure.detail ?? failure.cause);
  }
}

/** What to throw or destroy with, where an error object is the only way out. */
export function netError(cause: FailureCause, detail: string): NetError {
  return new NetError({ cause, detail });
}

/** The innermost error: got and Node wrap what the socket said. */
export function rootOf(error: unknown): unknown {
  let root = error;
  for (let depth = 0; depth < 5 && root instanceof Error && root.cause instanceof Error; depth++) {
    root = root.cause;
  }
  return root;
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error';
}
