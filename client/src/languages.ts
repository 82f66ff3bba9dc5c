/** The languages, as editors name them, whose documents can hold policies. The server reads the same ones. */
export const languages: readonly string[] = ['json', 'jsonc', 'yaml', 'iam-policy', 'cloudformation', 'cloudformation-json'];
