/** The oldest Node.js that the project's own programs run on: the same as `engines.node` in package.json. */
const oldest = [20, 19];

/**
 * What is wrong with the running Node.js, in words, or `undefined` when it will do. Written for engines as old as Node 14: this is
 * the first thing that `npm start` and `npm test` load.
 */
export function nodeProblem() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) {
    return undefined;
  }
  return `This is Node.js ${process.versions.node}; ${oldest.join('.')} or newer is needed. Install Node.js 24 from https://nodejs.org and try again.`;
}
