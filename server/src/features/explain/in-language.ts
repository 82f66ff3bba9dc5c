/** The languages of AWS's documentation beside English, as its addresses spell them. */
const languages: readonly string[] = ['de_de', 'es_es', 'fr_fr', 'id_id', 'it_it', 'ja_jp', 'ko_kr', 'pt_br', 'zh_cn', 'zh_tw'];

/** The guides that AWS publishes in those languages; the references of API operations are in English alone. */
const guides =
  /https:\/\/docs\.aws\.amazon\.com\/(?=(?:IAM\/latest\/UserGuide|service-authorization\/latest|aws-managed-policy\/latest)\/)/g;

/**
 * The Markdown with its links to AWS's guides leading to the reader's language, where AWS has it: `ja` and `pt-br`, as editors name them.
 * The same Markdown for English, for any other language and where none is known.
 */
export function inLanguage(markdown: string, locale: string | undefined): string {
  const language = locale === undefined ? undefined : languageOf(locale.toLowerCase().replace('-', '_'));
  return language === undefined ? markdown : markdown.replace(guides, (address) => `${address}${language}/`);
}

function languageOf(locale: string): string | undefined {
  return languages.find((language) => language === locale) ?? languages.find((language) => language.slice(0, 2) === locale.slice(0, 2));
}
