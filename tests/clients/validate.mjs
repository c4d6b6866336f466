// Holds JSON against a JSON Schema by ajv: validate.mjs [--lines] SCHEMA FILE...
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.env.clients + "/");
const Ajv = require("ajv/dist/2020").default;
const formats = require("ajv-formats").default;
const words = process.argv.slice(2);
const lines = words[0] === "--lines";
const [schema, ...files] = lines ? words.slice(1) : words;
const read = (file) => readFileSync(file, "utf8");
const ajv = formats(new Ajv({ allErrors: true, strict: false }));
const valid = ajv.compile(JSON.parse(read(schema)));
let failed = 0;

for (const file of files) {
	const text = read(file);
	for (const part of lines ? text.split("\n").slice(0, -1) : [text]) {
		if (valid(JSON.parse(part))) continue;
		failed++;
		console.log(file, part.slice(0, 200));
		for (const error of valid.errors.slice(0, 5)) console.log(" ", error.instancePath, error.message, JSON.stringify(error.params));
	}
}
process.exit(failed > 0 ? 1 : 0);
