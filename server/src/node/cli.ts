import { canCommand } from './cli/can-command';
import { checkCommand } from './cli/check-command';
import { compareCommand } from './cli/compare-command';
import { explainCommand } from './cli/explain-command';
import { fixCommand } from './cli/fix-command';
import { narrowCommand } from './cli/narrow-command';
import { rulesCommand } from './cli/rules-command';
import { summaryCommand } from './cli/summary-command';
import { usage } from './cli/usage';
import { type ExitCode, Stop, UsageError } from './cli/usage-error';
import { versionText } from './cli/version';
import { print, warn } from './cli/write';

/** The command line `iam-policy`. */
async function main([command, ...rest]: readonly string[]): Promise<ExitCode> {
  switch (command) {
    case 'check':
      return checkCommand(rest);
    case 'compare':
      return compareCommand(rest);
    case 'can':
      return canCommand(rest);
    case 'explain':
      return explainCommand(rest);
    case 'fix':
      return fixCommand(rest);
    case 'summary':
      return summaryCommand(rest);
    case 'narrow':
      return narrowCommand(rest);
    case 'rules':
      return rulesCommand(rest);
    case 'lsp':
      return serve(rest);
    case '--help':
    case '-h':
    case 'help':
      print(usage);
      return 0;
    case '--version':
    case '-v':
      print(versionText());
      return 0;
    case undefined:
      throw new UsageError('Say what to do.');
    default:
      throw new UsageError(`There is no command \`${command}\`.`);
  }
}

/** Never returns while the client lives: the connection keeps the process. Loaded only here, so that the other commands start quickly. */
async function serve(args: readonly string[]): Promise<ExitCode> {
  if (!args.some((arg) => arg === '--stdio' || arg === '--node-ipc' || /^--(socket|pipe)=/.test(arg))) {
    throw new UsageError('`lsp` needs to know how the editor talks to it: `iam-policy lsp --stdio`.');
  }
  const { serveNode } = await import('./serve.js');
  serveNode();
  return 0;
}

function complaint(error: unknown): string {
  if (error instanceof UsageError) {
    return `${error.message} \`iam-policy --help\` shows what there is.`;
  }
  if (error instanceof Stop) {
    return error.message;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    warn(complaint(error));
    process.exitCode = 2;
  },
);
