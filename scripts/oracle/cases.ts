import { existsSync, readFileSync } from 'node:fs';
import { isPolicyType, type PolicyType } from '../../server/src/policy/policy-type';

/** A policy, and what Access Analyzer said of it. */
export interface OracleCase {
  readonly policy: string;
  readonly type: PolicyType;
  readonly document: unknown;
  readonly answers: readonly Answer[];
}

/** A finding of Access Analyzer. */
export interface Answer {
  readonly code: string;
  /** The places it names, each as `Statement/0/Action/3`; the empty text is the whole policy. */
  readonly paths: readonly string[];
}

/** A difference that a person has looked at and found right. */
export interface OracleException {
  readonly kind: 'missed' | 'added';
  readonly policy: string;
  readonly code: string;
  /** The place; any place of the policy where absent. */
  readonly path?: string;
  readonly reason: string;
}

/** Reads a file of the corpus. Throws where it is not of the known form. */
export function readCase(json: unknown): OracleCase {
  const { policy, policyType, document, findings } = objectOf(json);
  if (typeof policy !== 'string' || typeof policyType !== 'string' || !Array.isArray(findings)) {
    throw new Error('A case needs `policy`, `policyType`, `document` and `findings`.');
  }
  return { policy, type: typeOf(policyType), document, answers: findings.map(readAnswer) };
}

/** Reads the reviewed differences; none where the file is absent. Throws where one has no reason. */
export function readExceptions(file: string): readonly OracleException[] {
  const entries: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  if (!Array.isArray(entries)) {
    throw new Error(`${file} is not a list.`);
  }
  return entries.map((entry): OracleException => {
    const { kind, policy, code, path, reason } = objectOf(entry);
    if ((kind !== 'missed' && kind !== 'added') || typeof policy !== 'string' || typeof code !== 'string') {
      throw new Error(`${file}: an entry needs \`kind\`, \`policy\` and \`code\`.`);
    }
    if (typeof reason !== 'string' || reason === '') {
      throw new Error(`${file}: the entry for ${code} in ${policy} needs a reason.`);
    }
    return { kind, policy, code, reason, ...(typeof path === 'string' ? { path } : {}) };
  });
}

function readAnswer(json: unknown): Answer {
  const { code, paths } = objectOf(json);
  if (typeof code !== 'string' || !Array.isArray(paths)) {
    throw new Error('A finding needs `code` and `paths`.');
  }
  return { code, paths: paths.map((path) => (Array.isArray(path) ? path.map(String).join('/') : '')) };
}

function typeOf(name: string): PolicyType {
  const type = name === 'identity' ? 'identity-based' : name;
  if (!isPolicyType(type)) {
    throw new Error(`\`${name}\` is not a type of policy.`);
  }
  return type;
}

function objectOf(json: unknown): Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null ? { ...json } : {};
}
