import { parseAllDocuments } from 'yaml';
import type { SyntaxProblem } from '../../hosts/host';
import { readJson } from '../../hosts/json-tree';

/**
 * The first place where a text breaks the grammar of JSON (comments and trailing commas are let pass) or YAML. The host languages leave
 * a text that speaks of no policy unread, but whoever names a file on a command line wants to know that it is broken.
 */
export function syntaxProblem(text: string, language: 'JSON' | 'YAML'): SyntaxProblem | undefined {
  if (text.trim() === '') {
    return undefined;
  }
  return language === 'JSON' ? readJson(text).syntaxError : yamlProblem(text);
}

function yamlProblem(text: string): SyntaxProblem | undefined {
  const documents = parseAllDocuments(text, { prettyErrors: false, logLevel: 'silent' });
  const [problem] = [...documents].flatMap(({ errors }) => errors);
  return problem && { offset: problem.pos[0], message: problem.message };
}
