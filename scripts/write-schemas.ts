/** Writes docs/schema/*.schema.json from the schemas of src/contract. */
import { writeFileSync } from 'node:fs';
import { PUBLISHED_SCHEMAS, publishedJsonSchema } from '#contract';

for (const name of Object.keys(PUBLISHED_SCHEMAS) as (keyof typeof PUBLISHED_SCHEMAS)[]) {
  const url = new URL(`../docs/schema/${name}.schema.json`, import.meta.url);
  writeFileSync(url, publishedJsonSchema(name));
}
