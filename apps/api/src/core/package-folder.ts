import { findPackageJSON } from 'node:module';
import { dirname } from 'node:path';

/** Folder of this package, the same for the sources and the compiled files. */
export const PACKAGE_FOLDER = dirname(findPackageJSON(import.meta.url) ?? '');
