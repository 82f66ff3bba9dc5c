import { existsSync } from 'node:fs';
import path from 'node:path';
import { isInForce } from '../../settings/exceptions';
import type { Exception } from '../../settings/settings';
import { type ConfigurationFile, pathFrom } from './config-file';
import type { Notice } from './report';

/** What a run has looked at. */
export interface Run {
  /** Absolute paths of the files that were checked. */
  readonly files: ReadonlySet<string>;
  /** Absolute paths of the folders that were searched with all below them. */
  readonly folders: readonly string[];
  /** Whether all of it could be read, and was judged as what the configuration takes it for. */
  readonly isComplete: boolean;
  /** Exceptions that covered a finding. */
  readonly used: ReadonlySet<Exception>;
}

/** A word for each exception that has expired, and for each that matched nothing though the run has seen all that it could match. */
export function idleExceptions(configurations: readonly ConfigurationFile[], run: Run, today: string): readonly Notice[] {
  return configurations.flatMap((configuration) =>
    configuration.content.settings.exceptions.flatMap((exception) => {
      const why = reasonOf(exception, configuration, run, today);
      return why === undefined ? [] : [configuration.notice(`In \`${configuration.path}\`: ${why}`, ['exceptions', exception.index])];
    }),
  );
}

function reasonOf(exception: Exception, { folder }: ConfigurationFile, run: Run, today: string): string | undefined {
  const name = `the exception for ${exception.rules.map((rule) => `\`${rule}\``).join(', ')} (${exception.reason})`;
  if (!isInForce(exception, today)) {
    return `${name} expired on ${exception.expires}, so what it covered is reported again. Remove it, or set a new date.`;
  }
  return run.isComplete && !run.used.has(exception) && sawAll(exception, folder, run)
    ? `${name} matches no finding any more. Remove it, so that it cannot hide a new one.`
    : undefined;
}

/** The files below the folder of the configuration are all that it is for. */
function sawAll({ files }: Exception, folder: string, run: Run): boolean {
  const places = files ?? [{ root: '', isLiteral: false }];
  return places.every(({ root, isLiteral }) => {
    const whole = path.join(folder, root);
    return !existsSync(whole) || (isLiteral ? run.files.has(whole) : run.folders.some((searched) => isWithin(whole, searched)));
  });
}

function isWithin(file: string, folder: string): boolean {
  return file === folder || !/^\.\.(\/|$)|^([a-z]:)?\//i.test(pathFrom(folder, file));
}
