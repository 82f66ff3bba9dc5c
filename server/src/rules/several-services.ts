import { principalsOf, serviceName } from '../semantics/named-principals';
import { keepOneService } from '../semantics/narrow/keep-one-service';
import type { RuleModule } from './rule';

export const severalServices: RuleModule = {
  meta: {
    name: 'several-services',
    summary: 'One role for several AWS services that run code.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
  },
  check: {
    Statement(statement, { document, report }) {
      const services = principalsOf(statement.principal, 'Service');
      const names = new Set(services.map(({ text }) => familyOf(text)));
      const runs = services.filter(({ text }) => compute.has(familyOf(text)));
      const [first] = runs;
      if (statement.effect !== 'Allow' || names.size < 2 || first === undefined) {
        return;
      }
      const others = [...names].filter((name) => name !== familyOf(first.text)).map((name) => `\`${name}\``);
      report({
        at: first.span,
        message: `Code that runs in \`${familyOf(first.text)}\` gets what this role was given for ${others.slice(0, 3).join(', ')}${others.length > 3 ? ' and others' : ''}, and the other way round. Make a role for each.`,
        fixes: () => keepOneService(document, statement),
      });
    },
  },
};

/** The service without its Region and domain: `states.eu-west-1.amazonaws.com` is `states`, `edgelambda` is a part of `lambda`. */
function familyOf(text: string): string {
  const name = serviceName(text).replace(/\.[a-z]{2}(-[a-z]+)+-\d$/, '');
  return families.get(name) ?? name;
}

const families: ReadonlyMap<string, string> = new Map([
  ['edgelambda', 'lambda'],
  ['replicator.lambda', 'lambda'],
  ['pods.eks', 'eks'],
  ['eks-fargate-pods', 'eks'],
  ['tasks.apprunner', 'apprunner'],
  ['build.apprunner', 'apprunner'],
]);

/** Services that run their customers' code under the role. */
const compute = new Set([
  'apprunner',
  'batch',
  'bedrock-agentcore',
  'codebuild',
  'ec2',
  'ecs-tasks',
  'eks',
  'elasticbeanstalk',
  'emr-serverless',
  'glue',
  'lambda',
  'sagemaker',
]);
