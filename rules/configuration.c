/* What is wrong about a configuration that still can be read: suppressions and baselines that do nothing. */
#include "built_in.h"

static const struct rule rules[] = {
	[CONFIGURATION_SUPPRESSION_UNUSED] = {
		.id = "suppression-unused",
		.severity = SEVERITY_WARNING,
		.summary = "a suppression in the configuration hides nothing",
		.why = "What it was written for is mended, or the rule, the place or the file has another name now. Left "
		       "in place, it may one day hide something that nobody meant. Told when the folder of the "
		       "configuration was searched, or the one file that the suppression names was checked.",
		.help = "remove it from the configuration",
		.bad = "{'suppress': [{'rule': 'image-untagged', 'reason': 'pinned since March'}]}",
		.good = "{'suppress': []}",
	},
	[CONFIGURATION_SUPPRESSION_EXPIRED] = {
		.id = "suppression-expired",
		.severity = SEVERITY_WARNING,
		.summary = "a suppression in the configuration has ended",
		.why = "It was meant to hold until a day that has passed (in UTC), and hides nothing any more.",
		.help = "mend what it hid and remove it, or write a later day",
		.bad = "{'suppress': [{'rule': 'image-untagged', 'reason': 'until the registry moves', 'until': '2020-01-31'}]}",
		.good = "{'suppress': [{'rule': 'image-untagged', 'reason': 'until the registry moves', 'until': '2099-01-31'}]}",
	},
	[CONFIGURATION_BASELINE_STALE] = {
		.id = "baseline-stale",
		.severity = SEVERITY_INFO,
		.summary = "the baseline holds findings that are not there any more",
		.why = "They were mended, or moved to another place. Entries that are left over would hide the same "
		       "mistake if it came back.",
		.help = "run `ecslint baseline` again: it writes the findings of today",
		.bad = "{'version': 1, 'findings': [{'file': 'gone.json', 'rule': 'image-untagged', 'at': '/containerDefinitions/0/image'}]}",
		.good = "{'version': 1, 'findings': []}",
	},
};

const struct topic topic_configuration = TOPIC("configuration", "Configuration files", rules);
