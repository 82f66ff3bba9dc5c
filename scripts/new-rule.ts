import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** Writes the first version of a rule: its module, its page and its line in the list. Returns what it wrote, from the root. */
export function newRule(name: string): readonly string[] {
  const module = `server/src/rules/${name}.ts`;
  const page = `docs/rules/${name}.md`;
  const index = 'server/src/rules/index.ts';
  const taken = [module, page].find((file) => existsSync(path.join(root, file)));
  if (!/^[a-z]+(-[a-z]+)+$/.test(name)) {
    throw new Error(
      `\`${name}\` is not a name for a rule: words in lower case with hyphens, that read well after "allow": \`missing-effect\`.`,
    );
  }
  if (taken !== undefined) {
    throw new Error(`${taken} is there already.`);
  }
  writeFileSync(path.join(root, module), moduleOf(name));
  writeFileSync(path.join(root, page), pageOf(name));
  writeFileSync(path.join(root, index), listed(readFileSync(path.join(root, index), 'utf8'), name));
  return [module, page, index];
}

/** The text of `rules/index.ts` with one rule more, in its place in the alphabet. */
export function listed(index: string, name: string): string {
  const names = [...index.matchAll(/ from '\.\/([a-z-]+)';/g)].map(([, file = '']) => file).filter((file) => file !== 'rule');
  const all = [...names, name].sort();
  const imports = [...all, 'rule']
    .sort()
    .map((file) => `import ${file === 'rule' ? 'type { RuleModule }' : `{ ${constant(file)} }`} from './${file}';`);
  const [, comment = ''] = /\n\n(\/\*\*[\s\S]*?)export const rules/.exec(index) ?? [];
  return `${imports.join('\n')}\n\n${comment}export const rules: readonly RuleModule[] = [\n${all.map((file) => `  ${constant(file)},\n`).join('')}];\n`;
}

/** `missingEffect` */
function constant(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function moduleOf(name: string): string {
  return `import type { RuleModule } from './rule';

export const ${constant(name)}: RuleModule = {
  meta: {
    name: '${name}',
    summary: 'What it finds, in one sentence.',
    category: 'warning',
    fix: 'never',
    since: '0.1.0',
  },
  check: {
    Element({ name, value }, { report }) {
      if (name === 'Effect' && value?.kind === 'string' && value.text === 'Permit') {
        report({ at: value.span, message: 'Which, with what consequence, and what to do.' });
      }
    },
  },
};
`;
}

function pageOf(name: string): string {
  return `# ${name}

<!-- head: begin -->
<!-- head: end -->

What goes wrong, in IAM's terms.

## Fails

\`\`\`json
{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Permit",
    "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*"
  }
}
\`\`\`

## Passes

\`\`\`json
{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*"
  }
}
\`\`\`

## When to turn it off

Where …

## More

- [IAM JSON policy element reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html)
`;
}

if (require.main === module) {
  const [name] = process.argv.slice(2);
  try {
    if (name === undefined) {
      throw new Error('Say what the rule is called: npm run new-rule missing-effect');
    }
    console.log(
      newRule(name)
        .map((file) => `wrote ${file}`)
        .join('\n'),
    );
    console.log('Write the page first. Then: UPDATE_FIXTURES=1 npm run unit, and read what it wrote; npm run docs.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
