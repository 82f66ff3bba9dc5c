/** The path of a document as settings speak of it: relative to its workspace folder, with `/`; whole when it is in none. */
export function documentPath(uri: string, folders: Iterable<string>): string {
  const path = decoded(uri);
  const within = [...folders].map((folder) => `${decoded(folder).replace(/\/+$/, '')}/`).filter((folder) => path.startsWith(folder));
  const [nearest] = within.sort((a, b) => b.length - a.length);
  return nearest === undefined ? path.replace(/^[a-z][a-z\d+.-]*:\/*/i, '') : path.slice(nearest.length);
}

/** Without the query and fragment; a part that is not valid percent-encoding stays as it is. */
function decoded(uri: string): string {
  const path = uri.replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
