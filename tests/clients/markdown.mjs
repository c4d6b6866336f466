// Reads a Markdown report with markdown-it and compares its rows with jsonl: markdown.mjs REPORT JSONL
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import assert from "node:assert/strict";

// As ecslint shows what cannot be seen; jsonl has it as it is.
const unseen = /[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
const hex = (c, width) => c.charCodeAt(0).toString(16).toUpperCase().padStart(width, "0");
const escaped = (text) => text.replace(unseen, (c) => (c < "\x80" ? "\\x" + hex(c, 2) : "\\u" + hex(c, 4)));

const require = createRequire(process.env.clients + "/");
const [report, jsonl] = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));
const findings = jsonl.split("\n").slice(0, -1).map((line) => JSON.parse(line));
// Line breaks in cells are the only HTML there should be.
const tokens = require("markdown-it")({ html: true }).parse(report, {});
const rows = [];
let cells;

for (const token of tokens) {
	if (token.type === "tr_open") rows.push((cells = []));
	if (token.type === "tr_close") cells = undefined;
	if (token.type === "inline" && cells) cells.push(token.children);
	if (token.type === "html_block") assert.fail(token.content);
}
assert.equal(tokens[0].tag, "h2");
const words = (children) => children.map((t) => (t.type === "html_inline" ? (assert.equal(t.content, "<br>"), "\n") : t.content)).join("");
const left = /Not shown here: (\d+) more/.exec(report);
assert.equal(Math.max(rows.length - 1, 0) + Number(left?.[1] ?? 0), findings.length);
rows.slice(1).forEach((row, i) => {
	const finding = findings[i];
	assert.equal(row.length, 4);
	assert.equal(words(row[0]), finding.severity);
	assert.equal(words(row[1]).split("\n")[0], `${escaped(finding.file)}:${finding.range.start.line}:${finding.range.start.column}`);
	assert.ok(words(row[2]).startsWith(escaped(finding.message)), `${words(row[2])}\n${escaped(finding.message)}`);
	assert.equal(words(row[3]), finding.rule);
	assert.ok(!row[2].some((t) => ["link_open", "code_inline", "em_open", "s_open", "image"].includes(t.type)), words(row[2]));
});
