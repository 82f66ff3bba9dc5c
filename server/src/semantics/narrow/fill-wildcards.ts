import type { PolicyDocument } from '../../policy/ast';
import { isStatic, type StringValue } from '../../policy/value';
import { wildcardCovers } from '../../policy/wildcard';
import { tabStop, withStops } from '../../text/tab-stop';
import { type Narrowing, narrowing } from './narrowing';

/**
 * Puts names in the place of the wildcards in a subject of GitHub: its owner, its repository, and a branch where what comes after the
 * repository is open.
 *
 * Why that narrows: the old value covers the new one, whatever is written in the place of a name. Empty where it does not, as where it is of
 * other claims than a repository, and where it has a `?`, which matches one character only.
 */
export function fillGitHubSubject(document: PolicyDocument, value: StringValue): readonly Narrowing[] {
  const [, owner = '', repository = '', rest = ''] = /^repo:([^/:]*)(?:\/([^/:]*))?(?::(.*))?$/.exec(value.text) ?? [];
  const branch = `ref:refs/heads/${tabStop('main')}`;
  const named = (text: string, name: string) => text.replace(/\*+/g, tabStop(name));
  const ownerText = /^\*+$/.test(value.text) ? tabStop('owner') : named(owner, 'owner');
  const endsEarly = value.text.endsWith('*') && rest === '';
  const repositoryText = repository === '' ? tabStop('repository') : named(repository, 'repository');
  const restText = endsEarly || /^\*+$/.test(rest) ? branch : rest.replace(/^ref:\*+$/, branch).replace(/\*+/g, tabStop('main'));
  const isOpen = repository === '' || repository.includes('*');
  const subject = `repo:${ownerText}/${repositoryText}:${restText}`;
  return canFill(value) && restText !== '' && wildcardCovers(value.text, withStops(subject, '*'))
    ? [narrowing(isOpen ? 'Let in one branch of one repository' : 'Let in one branch', [document.writer.replace(value, subject)])]
    : [];
}

/**
 * Puts names in the place of the wildcards in a subject of an EKS cluster: its namespace and its service account.
 *
 * Why that narrows: only runs of `*` are replaced, and a `*` matches whatever is written in its place.
 */
export function fillServiceAccount(document: PolicyDocument, value: StringValue): readonly Narrowing[] {
  const start = 'system:serviceaccount:';
  const [namespace = '*', account = '*', ...rest] = value.text.startsWith(start) ? value.text.slice(start.length).split(':') : [];
  const named = (text: string, name: string) => text.replace(/\*+/g, tabStop(name));
  const subject = `${start}${named(namespace, 'namespace')}:${named(account, 'service-account')}`;
  const isCovered = /^\*+$/.test(value.text) || (value.text.startsWith(start) && rest.length === 0);
  return canFill(value) && isCovered ? [narrowing('Let in one service account', [document.writer.replace(value, subject)])] : [];
}

function canFill(value: StringValue): boolean {
  return isStatic(value) && value.text.includes('*') && !/[?$]/.test(value.text);
}
