// Decodes workflow commands after actions/runner, ActionCommand.cs and ActionCommandManager.cs, and compares
// them with what jsonl says: github.mjs COMMANDS JSONL
import { readFileSync } from "node:fs";
import assert from "node:assert/strict";

// As ecslint shows what cannot be seen; jsonl has it as it is.
const unseen = /[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
const hex = (c, width) => c.charCodeAt(0).toString(16).toUpperCase().padStart(width, "0");
const escaped = (text) => text.replace(unseen, (c) => (c < "\x80" ? "\\x" + hex(c, 2) : "\\u" + hex(c, 4)));

const [commandFile, jsonlFile] = process.argv.slice(2);
const lines = (file) => readFileSync(file, "utf8").split("\n").slice(0, -1);
const decode = (text, escapes) => {
	for (const [escape, plain] of escapes) text = text.split(escape).join(plain);
	return text;
};
// "%" comes last, or "%250A" would turn into a line's end.
const dataEscapes = [["%0D", "\r"], ["%0A", "\n"], ["%25", "%"]];
const propertyEscapes = [["%0D", "\r"], ["%0A", "\n"], ["%3A", ":"], ["%2C", ","], ["%25", "%"]];

function parse(line) {
	assert.ok(line.startsWith("::"), line);
	const end = line.indexOf("::", 2);
	const head = line.slice(2, end);
	const blank = head.indexOf(" ");
	const properties = {};
	for (const pair of head.slice(blank + 1).split(",")) {
		const equals = pair.indexOf("=");
		assert.ok(equals > 0, `no property: ${pair}`);
		properties[pair.slice(0, equals)] = decode(pair.slice(equals + 1), propertyEscapes);
	}
	return { command: head.slice(0, blank), properties, message: decode(line.slice(end + 2), dataEscapes) };
}

const severities = { error: "error", warning: "warning", notice: "info" };
const commands = lines(commandFile).map(parse);
const findings = lines(jsonlFile).map((line) => JSON.parse(line));
const order = ["error", "warning", "notice"];
let kept = 0;

assert.deepEqual(commands.map((c) => order.indexOf(c.command)), commands.map((c) => order.indexOf(c.command)).sort());
for (const command of order) {
	const ours = commands.filter((c) => c.command === command && c.properties.file);
	const theirs = findings.filter((f) => f.severity === severities[command]);
	assert.ok(commands.filter((c) => c.command === command).length <= 10, "more than GitHub keeps");
	assert.ok(ours.length === Math.min(theirs.length, 10) || (command === "notice" && ours.length === 9), command);
	kept += ours.length;
	ours.forEach(({ properties: p, message }, i) => {
		const finding = theirs[i], { start, end } = finding.range;
		assert.equal(p.title, finding.rule);
		assert.equal(Number(p.line), start.line);
		assert.equal(Number(p.endLine), end.line);
		// The runner drops the columns of a range over several lines.
		assert.equal("col" in p, start.line === end.line);
		assert.equal("endColumn" in p, start.line === end.line);
		if ("col" in p) {
			const before = readFileSync(finding.file).subarray(0, start.offset).toString().split("\n").pop();
			assert.equal(Number(p.col), [...before.replace(/^\ufeff/, "")].length + 1);
			assert.ok(Number(p.endColumn) >= Number(p.col));
		}
		assert.equal(p.file, escaped(finding.file));
		assert.ok(message.startsWith(escaped(finding.message)), `${message}\n${escaped(finding.message)}`);
		assert.ok(message.length <= 4096);
		assert.ok(!/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/.test(message));
	});
}
if (kept < findings.length) assert.match(commands.at(-1).message, /^not shown here: \d+ /);
else assert.equal(commands.length, findings.length);
