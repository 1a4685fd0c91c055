/** All areas' phrases as one catalogue; a new area adds a file to `en/` and nothing here. */
const areas = import.meta.glob<Record<string, string>>('./en/*.ts', { eager: true, import: 'default' });

export default Object.assign({}, ...Object.values(areas)) as Record<string, string>;
