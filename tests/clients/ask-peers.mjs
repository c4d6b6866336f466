// Hands task definitions to an SDK with an endpoint that takes everything, and prints the files it does not send:
// ask-peers.mjs FOLDER-OF-PACKAGES PACKAGE ENDPOINT, with the files on standard input, one a line.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [folder, name, endpoint] = process.argv.slice(2);
process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = "1";
const sdk = createRequire(`${folder}/`)(name);
const settings = { endpoint, region: "eu-west-1", maxAttempts: 1, maxRetries: 0 };
const register =
	name === "aws-sdk"
		? (client => definition => client.registerTaskDefinition(definition).promise())(new sdk.ECS(settings))
		: (client => definition => client.send(new sdk.RegisterTaskDefinitionCommand(definition)))(new sdk.ECSClient(settings));

for (const file of readFileSync(0, "utf8").split("\n"))
	try {
		await register(JSON.parse(readFileSync(file, "utf8")));
	} catch {
		console.log(file);
	}
