// What GitHub's page about SARIF asks for and no schema says: sarif.mjs FILE...
import { existsSync, readFileSync } from "node:fs";
import assert from "node:assert/strict";

for (const file of process.argv.slice(2)) {
	const log = JSON.parse(readFileSync(file, "utf8"));
	const [run] = log.runs;
	const { rules } = run.tool.driver;
	const ids = rules.map((rule) => rule.id);
	const seen = new Set();

	assert.equal(log.runs.length, 1);
	assert.ok(Array.isArray(run.results));
	assert.ok(["utf16CodeUnits", "unicodeCodePoints"].includes(run.columnKind));
	assert.deepEqual(ids, [...new Set(ids)].sort());
	for (const rule of rules) {
		for (const { text } of [rule.shortDescription, rule.fullDescription]) assert.ok(text && text.length <= 1024, rule.id);
		assert.ok(rule.help.text && rule.help.markdown, rule.id);
		assert.ok((rule.name ?? "").length <= 255 && rule.properties.tags.length <= 10, rule.id);
		assert.match(rule.properties["security-severity"] ?? "5.0", /^\d\.\d$/);
		assert.equal("security-severity" in rule.properties, rule.properties.tags.includes("security"), rule.id);
	}
	for (const result of run.results) {
		const { physicalLocation: place } = result.locations[0];
		const own = result.partialFingerprints["ecslint/v1"];

		assert.equal(rules[result.ruleIndex].id, result.ruleId);
		assert.ok(existsSync(decodeURIComponent(place.artifactLocation.uri)), place.artifactLocation.uri);
		assert.ok(!seen.has(own), JSON.stringify(result));
		seen.add(own);
		// A line of many is not hashed alone.
		if (!/lines/.test(place.artifactLocation.uri)) assert.match(result.partialFingerprints.primaryLocationLineHash, /^[0-9a-f]+:[1-9]\d*$/);
	}
}
